"""Links: every link from one entry to another leads somewhere."""
