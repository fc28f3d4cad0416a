"""The runtime that every Duru service stands on; it knows no product noun."""
