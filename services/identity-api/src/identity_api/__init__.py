"""Organisations, networks, people, roles, sign-in, clients and tokens."""
