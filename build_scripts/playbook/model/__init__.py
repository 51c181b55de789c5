"""The model: entries and the links between them."""
