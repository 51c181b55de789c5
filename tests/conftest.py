"""What applies to every test: options of the command line, and the settings of Hypothesis."""

import pytest
from hypothesis import HealthCheck, settings

# Failed assertions in the shared code show their values too.
pytest.register_assert_rewrite("support")

# The same examples in every run, however slow the machine is.
settings.register_profile("reproducible", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
settings.load_profile("reproducible")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshot", action="store_true", help="update site_config/screenshot.png, the picture in the README"
    )
