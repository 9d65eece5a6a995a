"""The parts of the reasoning pane: its header, the live tail, the full text, the outline."""
