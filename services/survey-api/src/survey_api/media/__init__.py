"""Files that a form shows or looks things up in: needed, missing, here."""
