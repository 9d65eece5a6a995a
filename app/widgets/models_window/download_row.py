"""One download: what it is, how far it is, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QProgressBar, QToolButton

from app.core.model_files import parse_model_file_name
from app.viewmodels.download import Download, Status
from app.viewmodels.downloads import DownloadsViewModel
from app.viewmodels.language import say
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.mirroring import set_margins
from app.widgets.models_window.discover_page import TOKEN_KINDS
from app.widgets.models_window.download_wording import state_words
from app.widgets.models_window.fit_wording import joined
from app.widgets.texts import wrapped
from app.widgets.word_button import word_button

_FULL = 1000
_BAR_PX = 8


class DownloadRow(QFrame):
    """A row; buttons that make no sense now are hidden.

    Attributes:
        download: as it is shown.
        bar, state: how far it is.
        pause, resume, up, down, cancel, retry, token, use, folder, again, forget: buttons.

    Signals:
        token_requested(Download): its repository wants a token.
        use_requested(Download), folder_requested(Download): of a finished one.
    """

    token_requested = Signal(object)
    use_requested = Signal(object)
    folder_requested = Signal(object)

    def __init__(self, download: Download, downloads: DownloadsViewModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self.download = download
        self._downloads = downloads
        parsed = parse_model_file_name(download.file_name.rpartition("/")[2])
        self.name = joined(parsed.model_name, parsed.quantisation)
        self.state = wrapped("", "hint")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_PX)
        self.bar.setRange(0, _FULL)
        self.bar.setAccessibleName(say("Progress of {name}", name=self.name))
        self._make_buttons()
        self._build()
        self.show_download(download, is_first=True, is_last=True)

    def _make_buttons(self) -> None:
        """Icons for the way of a download, words for its end."""
        name, key, downloads = self.name, self.download.id, self._downloads
        self.pause = IconButton(
            "pause", say("Pause {name}", name=name), lambda: downloads.pause(key)
        )
        self.resume = IconButton(
            "play", say("Go on with {name}", name=name), lambda: downloads.resume(key)
        )
        self.up = IconButton(
            "arrow-up", say("Do {name} earlier", name=name), lambda: downloads.move(key, -1)
        )
        self.down = IconButton(
            "arrow-down", say("Do {name} later", name=name), lambda: downloads.move(key, 1)
        )
        self.cancel = IconButton("x", say("Cancel {name}", name=name))
        self.cancel.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.cancel)
        self.cancel_and_keep = menu.addAction(say("Cancel, keep what has arrived"))
        self.cancel_and_keep.triggered.connect(lambda: downloads.cancel(key))
        self.cancel_and_delete = menu.addAction(say("Cancel and delete what has arrived"))
        self.cancel_and_delete.triggered.connect(lambda: downloads.cancel(key, keep_partial=False))
        self.cancel.setMenu(menu)
        self.retry = word_button(
            say("Try again"), lambda: downloads.resume(key), say("Try {name} again", name=name)
        )
        self.token = word_button(
            say("Enter a token…"), lambda: self.token_requested.emit(self.download)
        )
        self.use = word_button(
            say("Use now"),
            lambda: self.use_requested.emit(self.download),
            say("Use {name} now", name=name),
            is_primary=True,
        )
        self.folder = IconButton(
            "folder-open", say("Show {name} in its folder", name=name), self._on_folder_clicked
        )
        self.again = word_button(
            say("Get again"), self._on_again, say("Get {name} again", name=name)
        )
        self.forget = IconButton(
            "x", say("Take {name} off the list", name=name), lambda: downloads.forget(key)
        )

    def _build(self) -> None:
        title = ElidedLabel(self.name)
        title.setObjectName("cardName")
        origin = ElidedLabel(say("from {repository}", repository=self.download.repo))
        origin.setObjectName("hint")
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.use)
        for icon_button in (
            self.pause,
            self.resume,
            self.up,
            self.down,
            self.folder,
            self.cancel,
            self.forget,
        ):
            buttons.addWidget(icon_button)
        ways_out = QHBoxLayout()
        ways_out.setSpacing(8)
        for button in (self.retry, self.token, self.again):
            ways_out.addWidget(button)
        ways_out.addStretch(1)
        layout = QGridLayout(self)
        set_margins(layout, 16, 12, 10, 12)
        layout.setVerticalSpacing(5)
        layout.setColumnStretch(0, 1)
        layout.addWidget(title, 0, 0)
        layout.addLayout(buttons, 0, 1, 2, 1)
        layout.addWidget(origin, 1, 0)
        layout.addWidget(self.bar, 2, 0, 1, 2)
        layout.addWidget(self.state, 3, 0, 1, 2)
        layout.addLayout(ways_out, 4, 0, 1, 2)

    def show_download(self, download: Download, *, is_first: bool, is_last: bool) -> None:
        """Show where it stands.

        Args:
            download: the same one as before.
            is_first: nothing can come before it.
            is_last: nothing comes after it.
        """
        self.download = download
        status = download.status
        words = state_words(download)
        self.state.setText(words)
        self.setAccessibleName(say("{name}. {state}", name=self.name, state=words))
        wants_token = download.error is not None and download.error.kind in TOKEN_KINDS
        is_going = status in (Status.RUNNING, Status.WAITING)
        self.pause.setVisible(is_going)
        self.resume.setVisible(status is Status.PAUSED)
        self.up.setVisible(download.is_unfinished and not is_first)
        self.down.setVisible(download.is_unfinished and not is_last)
        self.cancel.setVisible(download.is_unfinished)
        self.cancel_and_delete.setVisible(status is Status.RUNNING)
        self.retry.setVisible(status is Status.FAILED)
        self.token.setVisible(status is Status.FAILED and wants_token)
        self.use.setVisible(status is Status.FINISHED)
        self.folder.setVisible(status is Status.FINISHED)
        self.again.setVisible(status is Status.CANCELLED)
        self.forget.setVisible(not download.is_unfinished)
        self._show_bar(download)

    def _show_bar(self, download: Download) -> None:
        self.bar.setVisible(download.status is not Status.CANCELLED)
        if download.status is Status.FINISHED:
            self.bar.setValue(_FULL)
        elif download.total_bytes:
            self.bar.setValue(download.done_bytes * _FULL // download.total_bytes)

    def _on_folder_clicked(self) -> None:
        self.folder_requested.emit(self.download)

    def _on_again(self) -> None:
        download = self.download
        self._downloads.forget(download.id)
        self._downloads.start(download.repo, download.file_name, download.revision)
