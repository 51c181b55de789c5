"""Pages: one module for each family of pages."""
