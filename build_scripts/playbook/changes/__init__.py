"""Changes: the effects of a pull request on the project."""
