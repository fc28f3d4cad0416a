"""Makes the typed operations of the client from the services' OpenAPI files.

`python -m duru_client.generate OPENAPI_DIR` writes one module a service into `duru_client/operations`;
with `--check` it writes nothing and fails when the written ones differ.
"""
