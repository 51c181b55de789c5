"""Exports: files for other programs and for the browser."""
