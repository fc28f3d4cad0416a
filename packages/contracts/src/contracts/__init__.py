"""What the services say to each other and to the world: event types, permissions, and the committed schemas."""
