"""Editing: new files, schemas for editors, and links to the Git host."""
