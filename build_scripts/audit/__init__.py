"""The audit: what Lighthouse and the Nu HTML checker say of the built site. Run `python -m audit`."""
