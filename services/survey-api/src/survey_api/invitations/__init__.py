"""Expected responses, copied from the roster at opening, and the public links that fill anonymous ones."""
