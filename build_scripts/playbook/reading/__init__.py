"""Reading: one source file into one entry and its diagnostics."""
