"""A tree of values and a layout -> PDF/UA-1. Typst is imported in `paper.printer` only.

A server never imports that module: it runs it in a process of its own, or in a limited child.
"""
