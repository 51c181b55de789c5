"""Code that the tests share: projects to test with, ways to run the command, and checks of pages in a browser."""
