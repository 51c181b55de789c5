"""What the tests share: projects to test with, ways to run the command, and measurements taken in a browser."""
