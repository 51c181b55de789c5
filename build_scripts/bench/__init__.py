"""The benchmark: how much longer `playbook build` takes than a plain mkdocs build. Run it with `make bench`."""
