"""Tests of app.core.transcripts."""
