"""How long tests wait for what is to come: long enough for the slowest machine."""

PATIENCE = 120.0
"""Seconds after which what was waited for does not come any more."""
