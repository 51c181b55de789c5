"""The rules: documentation, check and message of each in one module per family, listed in `registry`."""
