"""The built site: what only the finished pages can show."""
