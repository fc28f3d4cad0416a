"""Block tree -> PDF/UA-1. Only the worker imports this package, since it loads Typst."""
