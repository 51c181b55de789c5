"""The built site: building it, reading its pages, and checking them."""
