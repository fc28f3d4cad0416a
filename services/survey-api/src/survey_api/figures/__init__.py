"""Every number made from answers: frozen, hashed and already suppressed."""
