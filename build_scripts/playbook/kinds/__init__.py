"""The kinds of entry: one module declares each kind, and `registry` lists them."""
