"""Starts the whole system on one machine: launcher and supervisor."""
