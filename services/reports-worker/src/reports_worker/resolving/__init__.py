"""A report kind, a slice of figures and a language become one block tree: pure, no input or output."""
