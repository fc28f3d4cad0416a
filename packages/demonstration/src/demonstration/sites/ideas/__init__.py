"""The change ideas of the four networks, each in its own language, and who took which from whom."""
