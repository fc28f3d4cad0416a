"""Runs: one making of a definition's documents, from one frozen figure set."""
