"""Rules about reviews: entries that need re-reading, and the records of reviews."""
