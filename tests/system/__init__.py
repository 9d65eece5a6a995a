"""Tests of ``app.system``."""
