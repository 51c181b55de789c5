"""The playbook compiler: turns authored entries into a cross-linked wiki, and reports their problems."""
