"""The operations of each service, generated: see `duru_client.generate`."""
