"""Tests of ``app.viewmodels``."""
