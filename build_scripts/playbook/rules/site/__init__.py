"""Rules about the built site, which only the finished pages can break."""
