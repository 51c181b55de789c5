"""Changes: what a pull request does to the project."""
