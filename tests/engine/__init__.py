"""Tests of ``app.engine``."""
