"""The benchmark: how fast the wiki is built, and what the compiler adds to a plain build. Run `python -m bench`."""
