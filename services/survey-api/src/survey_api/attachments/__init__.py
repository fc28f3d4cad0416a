"""Files that answers name: announced, missing, complete."""
