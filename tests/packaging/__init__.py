"""Tests of what makes bundles and installers."""
