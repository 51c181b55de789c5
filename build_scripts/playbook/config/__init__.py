"""Configuration: the vocabulary and wording of a playbook."""
