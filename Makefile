# Two commands do all: `make site` builds the wiki, `make test` tests everything.
# Each first ensures that .venv, the environment, is made from the locks. Works with GNU Make 3.81, which macOS has.

BIN := .venv/bin
PYTHON_HERE := PYTHONPATH=build_scripts $(BIN)/python

.DEFAULT_GOAL := help
.PHONY: site serve check test quick lint format bench screenshot audit browsers lock clean help
.PHONY: environment-site environment-dev environment-test environment-audit environment-browsers browser node-packages
# The prerequisites of a target are in order, and two of them must never install into .venv at once.
.NOTPARALLEL:

site: environment-site ## Build the wiki into site/
	@$(BIN)/playbook build

serve: environment-site ## Show the wiki in a browser and rebuild it after every change
	@$(BIN)/playbook serve

check: environment-site ## Check the content
	@$(BIN)/playbook check

# pytest comes last, so that its closing line ends the run.
test: browser lint ## Test everything: code, content, the built site in a browser
	@echo "Running the tests"
	@$(BIN)/pytest || { echo "Tests failed: see above. 'make help' lists the single steps."; exit 1; }
	@echo "All tests passed. 'make site' builds the wiki into site/."

quick: lint ## Run lint and the tests that need neither a browser nor a built site
	@echo "Running the quick tests"
	@$(BIN)/pytest --ignore=tests/site -m "not slow and not browser"

# What it checks is in .pre-commit-config.yaml.
lint: environment-dev node-packages ## Check style, types and content
	@PRE_COMMIT_HOME=.cache/pre-commit $(BIN)/pre-commit run --all-files

format: environment-dev node-packages ## Format the code, and fix what has only one possible fix
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format
	@$(BIN)/node build_scripts/audit/node_modules/@biomejs/biome/bin/biome check --write

bench: environment-site ## Measure how fast the wiki is built
	@$(PYTHON_HERE) -m bench

audit: environment-audit browser node-packages ## Audit the site with Lighthouse and the Nu HTML checker
	@$(PYTHON_HERE) -m audit

browsers: environment-browsers ## Test the built site in Firefox and WebKit
	@echo "Running the tests in Firefox and WebKit"
	@$(BIN)/pytest tests/browsers || { echo "Tests failed: see above, and the screenshots in test-results/."; exit 1; }
	@echo "All tests passed in Firefox and WebKit. What they test is in tests/browsers/."

screenshot: browser ## Take the picture in the README again
	@$(BIN)/pytest tests/site/test_screenshot.py -q -n 0 --screenshot

# One lock for every Python from 3.11 on, on Linux and macOS (--universal), with one version of each package for all of
# them (fewest), so that the same site is built everywhere. Personal settings are ignored (--no-config). Wheels only,
# as the install takes no others. The second lock is bound to the first.
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --only-binary :all: --custom-compile-command "make lock"

lock: environment-dev ## Write the locks after a change of dependencies (UPGRADE=1: newest versions)
	@$(LOCK) $(if $(UPGRADE),--upgrade) --group build --output-file requirements.txt
	@$(LOCK) $(if $(UPGRADE),--upgrade) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	@$(PYTHON_HERE) -m setup.node_packages $(if $(UPGRADE),--upgrade,--lock)
	@echo "Written: requirements.txt (builds the site), requirements-dev.txt (tests too) and build_scripts/audit/package-lock.json."

clean: ## Remove what was built and cached; the environment .venv stays
	@rm -rf site .site-* reports .cache .hypothesis test-results
	@find build_scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# .venv, and the programs of the system that a target needs.
environment-site environment-dev environment-test environment-audit environment-browsers: environment-%:
	@sh build_scripts/setup/environment.sh $*

# A headless Chromium that starts.
browser: environment-test
	@$(PYTHON_HERE) -m setup.browser

# The npm packages in build_scripts/audit/package-lock.json.
node-packages: environment-dev
	@$(PYTHON_HERE) -m setup.node_packages
