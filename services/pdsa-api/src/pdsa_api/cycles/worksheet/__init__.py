"""A cycle on one page: what is written stands there, what is empty has lines to write on."""
