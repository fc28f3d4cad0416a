"""Block tree -> PDF/UA-1. Typst is imported here only, and only the worker imports this package."""
