"""What measures what: questions and library items, mapped to dimensions of frameworks."""
