"""The list of conversations in the sidebar: its layout, its painting, its menu, dragging in it."""
