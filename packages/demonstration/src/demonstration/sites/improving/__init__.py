"""What the teams of each network try, test by test, and what they keep as evidence."""
