"""Tollbook: news reports of armed attacks in, a book of incidents out."""

__version__ = "0.1.0"
