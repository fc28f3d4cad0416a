"""Whom a question about the people of a network may name: those whom its wave invites there."""
