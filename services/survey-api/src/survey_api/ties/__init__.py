"""Who is tied to whom, read out of raw answers."""
