"""Components: parts that several pages have in common."""
