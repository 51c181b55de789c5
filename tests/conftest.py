"""Command-line options of the test suite."""

import pytest

# Failed assertions in the shared code show their values too.
pytest.register_assert_rewrite("support")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshot", action="store_true", help="update site_config/screenshot.png, the picture in the README"
    )
