"""What helps people to write: files for new pages, schemas for text editors, and links to the Git host."""
