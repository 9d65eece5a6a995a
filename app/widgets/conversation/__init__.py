"""The parts of ``conversation_view``: messages as widgets, their heights, their selection.

Only what is near the viewport has widgets. A message's widget has no layout: ``fit(width)`` lays
it out and says how tall it is. ``extents`` knows where each message stands, ``column`` makes and
drops the widgets and keeps what is read in place.
"""
