"""The theory of improvement of each of the four networks, version by version, in its own language."""
