"""Help for authors: files for new pages, schemas for text editors, and links to the Git host."""
