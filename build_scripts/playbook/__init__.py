"""The playbook compiler: authored entries in, a cross-linked wiki and its findings out."""
