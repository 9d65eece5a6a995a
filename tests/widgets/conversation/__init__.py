"""Tests of the parts of the conversation view."""
