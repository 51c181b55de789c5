# Two commands do all: `make site` builds the wiki, `make test` tests everything.
# Each first sees to .venv, the environment made from the locks. Works with GNU Make 3.81, which macOS has.

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: site serve check test lint format bench screenshot audit lock clean help browser node-packages
.PHONY: environment-site environment-dev environment-test environment-audit
# The steps of a target are in order, and two of them must never install into .venv at once.
.NOTPARALLEL:

site: environment-site ## Build the wiki into site/
	@$(BIN)/playbook build

serve: environment-site ## Show the wiki in a browser and follow every change
	@$(BIN)/playbook serve

check: environment-site ## Check the content
	@echo "Checking the content"
	@$(BIN)/playbook check

# pytest comes last, so that its closing line ends the run.
test: browser lint check ## Test everything: code, content, the built site in a browser
	@echo "Running the tests"
	@$(BIN)/pytest || { echo "Tests failed: see above. 'make help' lists the single steps."; exit 1; }
	@echo "All is well. Where to look next: 'make site' builds the wiki into site/."

lint: environment-dev node-packages ## Check the code's style and types
	@echo "Checking the code's style"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Files are not formatted: 'make format' mends it."; exit 1; }
	@echo "Checking the code's types"
	@$(BIN)/mypy --no-error-summary

format: environment-dev ## Format the code and mend what can be mended
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format

bench: environment-site ## Measure how fast the wiki is built
	@PYTHONPATH=build_scripts $(BIN)/python -m bench

audit: environment-audit browser node-packages ## Audit the site with Lighthouse and the Nu HTML checker
	@PYTHONPATH=build_scripts $(BIN)/python -m audit

screenshot: browser ## Take the picture in the README anew
	@$(BIN)/pytest tests/site/test_screenshot.py -q -n 0 --screenshot

# One lock for every Python from 3.11 on, on Linux and macOS (--universal), with one version of each package for all of
# them (fewest), so that the same site comes out everywhere. Nobody's own settings get in (--no-config). Wheels only,
# as the install takes no others. The second lock is bound to the first.
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --only-binary :all: --custom-compile-command "make lock"

lock: environment-dev ## Write the locks anew after a change of dependencies (UPGRADE=1: newest versions)
	@$(LOCK) $(if $(UPGRADE),--upgrade) --group build --output-file requirements.txt
	@$(LOCK) $(if $(UPGRADE),--upgrade) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	@PYTHONPATH=build_scripts $(BIN)/python -m setup.node_packages $(if $(UPGRADE),--upgrade,--lock)
	@echo "Written: requirements.txt (builds the site), requirements-dev.txt (tests too) and build_scripts/audit/package-lock.json."

clean: ## Remove what was built and cached; the environment .venv stays
	@rm -rf site .site-* reports .cache .hypothesis test-results
	@find build_scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# .venv, and what else of the system a target needs: see build_scripts/setup/environment.sh.
environment-site environment-dev environment-test environment-audit: environment-%:
	@sh build_scripts/setup/environment.sh $*

# A headless Chromium that starts.
browser: environment-test
	@PYTHONPATH=build_scripts $(BIN)/python -m setup.browser

# The npm packages in build_scripts/audit/package-lock.json: Lighthouse and the Nu HTML checker.
node-packages: environment-dev
	@PYTHONPATH=build_scripts $(BIN)/python -m setup.node_packages
