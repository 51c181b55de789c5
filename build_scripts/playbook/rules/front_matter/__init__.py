"""Front matter: the fields between the two lines `---` at the start of an entry."""
