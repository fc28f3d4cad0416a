"""What came under an id that other content has, until a person decides."""
