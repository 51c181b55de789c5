"""Files and ids: where an entry is, and what it is called."""
