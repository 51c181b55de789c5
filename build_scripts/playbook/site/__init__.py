"""The built site: what its pages offer and ask for, what is wrong with it, and what an earlier one had."""
