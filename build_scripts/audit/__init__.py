"""The audit of the built site with Lighthouse and the Nu HTML checker. Run `python -m audit`."""
