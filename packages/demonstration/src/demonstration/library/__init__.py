"""The question library of the demonstration and the framework that its questions are mapped to. Our own wording."""
