"""What every test of the project can be told on the command line."""

import pytest

# So that what is asserted in the shared code is shown in full, too.
pytest.register_assert_rewrite("support")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshot", action="store_true", help="write site_config/screenshot.png anew, for the README")
