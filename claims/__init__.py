"""Reads news about upcoming works, tells confirmed from speculative, and estimates when each will be released."""

__version__ = "0.1.0"
