"""Kinds: what an entry of each kind holds."""
