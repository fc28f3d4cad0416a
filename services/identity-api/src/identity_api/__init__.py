"""People, organisations, networks, roles, sign-in, clients."""
