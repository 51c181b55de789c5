"""Review: what covers each passage, and what changed since somebody read it."""
