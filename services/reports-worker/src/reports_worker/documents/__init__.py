"""Documents: one report about one unit, its state, its file, and how it was made."""
