"""What the services say to each other: event types and their schemas."""
