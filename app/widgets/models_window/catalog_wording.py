"""What the catalog says of a model, in the language that is spoken.

``make translations`` collects these texts, too.
"""

from __future__ import annotations

from app.core.catalog import CatalogModel
from app.viewmodels.language import said, say, say_count
from app.widgets.models_window.fit_wording import listed


@said
def licences(model: CatalogModel) -> str:
    """All licences in one line, and what each covers."""
    each = [
        say("{licence} ({covers})", licence=licence.name, covers=say(licence.covers))
        for licence in model.licences
    ]
    return say("Licences: {licences}", licences=listed(*each))


@said
def first_limit(model: CatalogModel) -> str:
    """The limit that matters most, and how many more there are."""
    words, others = say(model.limits[0]), len(model.limits) - 1
    return words + " " + say_count("And %n more under Details.", others) if others else words
