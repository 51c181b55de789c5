"""Review: the coverage of passages, and changes since entries were last read."""
