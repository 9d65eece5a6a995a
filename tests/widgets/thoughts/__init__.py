"""Tests of the parts of the reasoning pane."""
