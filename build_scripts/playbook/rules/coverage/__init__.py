"""Coverage and completeness: nothing of the articles is lost, nothing is stale, and every entry is of use."""
