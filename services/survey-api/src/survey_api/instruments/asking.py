"""What the converter and others know of kinds of rows, without loading the converter."""

NOT_ASKED = frozenset({"note", "calculate", "hidden", "meta", "start", "end", "today", "group", "repeat"})
"""Kinds of nodes of a compiled form that ask nobody anything."""
