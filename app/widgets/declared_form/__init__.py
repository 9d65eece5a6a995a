"""Forms made from declarations (``app.core.declarations``): rows, and controls by type."""
