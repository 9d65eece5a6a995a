"""The bar above the conversation: its title, the model that answers, who else gets the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.viewmodels.language import say
from app.widgets.elided_label import ElidedLabel
from app.widgets.mirroring import set_margins
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

if TYPE_CHECKING:
    from app.core.model_files import InstalledModel
    from app.core.servers import Server
    from app.widgets.server_badge import ServerBadge


class TopBar(QWidget):
    """Title on the left, the model and its menu on the right.

    Signals:
        fold_requested: the list of conversations shall come or go.

    Attributes:
        title: of the conversation that is shown.
        model_button: names the model that answers; opens the menu of models.
        server_badge: says that the text leaves this machine; ``None`` before ``complete``.
    """

    fold_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.server_badge: ServerBadge | None = None
        self.title = ElidedLabel()
        self.title.is_own = True
        self.title.setObjectName("conversationTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._fold = QToolButton()
        self._fold.setToolTip(say("Show or hide the conversations (Ctrl+B)"))
        self._fold.setAccessibleName(say("Show or hide the conversations"))
        size_icon(self._fold, 16)
        self._fold.clicked.connect(self.fold_requested)
        self.model_button = QToolButton()
        self.model_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.model_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        size_icon(self.model_button, 16)
        self.model_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row = QHBoxLayout(self)
        set_margins(self._row, 8, 6, 10, 6)
        self._row.addWidget(self._fold)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.model_button)
        self._draw_icons()

    def complete(self) -> None:
        """Add what the first picture can do without."""
        from app.widgets.server_badge import ServerBadge

        self.server_badge = ServerBadge()
        self.add_badge(self.server_badge)

    def add_badge(self, badge: QWidget) -> None:
        """Put a mark between the title and the model."""
        self._row.insertWidget(self._row.count() - 1, badge)

    def set_models_menu(self, menu: QMenu) -> None:
        """Choose what opens below the model."""
        self.model_button.setMenu(menu)

    def show_model(self, model: InstalledModel | Server | None, peers: Sequence[str] = ()) -> None:
        """Name the model that answers."""
        if self.server_badge is not None:
            self.server_badge.show_model(model, peers)
        label = say("Choose a model") if model is None else model.short_name
        if model is not None and model.quantisation:
            label = f"{label}  ·  {model.quantisation}"
        self.model_button.setText(f" {label}")
        self.model_button.ensurePolished()  # or the first one is measured in another font
        self.model_button.updateGeometry()
        self.model_button.setAccessibleName(say("Models, now {model}", model=label))

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_row"):
            self._draw_icons()

    def _draw_icons(self) -> None:
        theme = current_theme()
        self._fold.setIcon(icon("panel-left", theme.muted))
        self.model_button.setIcon(icon("brain", theme.accent))
