"""The Python client of the Duru REST interface."""
