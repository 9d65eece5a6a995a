"""Where a download stands, in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.core.errors import AppError, ErrorKind
from app.core.translatable import mark
from app.hub.protocol import DownloadProgressed, DownloadState
from app.viewmodels.download import Download, Status
from app.viewmodels.language import said, say
from app.widgets import quantities, wording
from app.widgets.models_window.fit_wording import joined

_STATES = {
    DownloadState.WAITING: mark("Waiting"),
    DownloadState.CONNECTING: mark("Connecting"),
    DownloadState.DOWNLOADING: mark("Downloading"),
    DownloadState.STALLED: mark("Stalled: waiting for the server"),
    DownloadState.RETRYING: mark("Retrying"),
    DownloadState.VERIFYING: mark("Verifying"),
}


@said
def state_words(download: Download) -> str:
    """What it is doing, how far it is, how fast, and how long it will take."""
    amount = _amount(download)
    match download.status:
        case Status.FINISHED:
            words = joined(say("Here and verified"), quantities.size(download.total_bytes))
        case Status.CANCELLED:
            words = say("Cancelled.")
            if download.done_bytes:
                words = say("Cancelled. What has arrived is kept for the next try.")
        case Status.FAILED:
            words = wording.sentence(download.error or AppError(ErrorKind.DOWNLOADER_DIED))
        case Status.PAUSED:
            words = joined(say("Paused"), amount)
        case Status.WAITING:
            words = joined(say("Waiting for its turn"), amount)
        case Status.RUNNING:
            words = _running_words(download, amount)
    return words


def _running_words(download: Download, amount: str) -> str:
    progress = download.progress
    if progress is None:
        return joined(say("Connecting"), amount)
    return joined(_doing(progress), amount, _rate(progress), _remaining(download))


def _doing(progress: DownloadProgressed) -> str:
    if progress.state is not DownloadState.RETRYING:
        return say(_STATES[progress.state])
    time = quantities.duration(progress.retry_in_s) if progress.retry_in_s else ""
    if progress.reason is None:
        return say("Retrying in {time}", time=time) if time else say("Retrying")
    problem = wording.sentence(AppError(progress.reason)).partition(". ")[0].rstrip(".")
    if not time:
        return say("{problem}. Retrying", problem=problem)
    return say("{problem}. Retrying in {time}", problem=problem, time=time)


def _amount(download: Download) -> str:
    if not download.total_bytes:
        return ""
    done, whole = quantities.size(download.done_bytes), quantities.size(download.total_bytes)
    return say("{done} of {whole}", done=done, whole=whole)


def _rate(progress: DownloadProgressed) -> str:
    if progress.state is DownloadState.DOWNLOADING and progress.bytes_per_s:
        return say("{size}/s", size=quantities.size(int(progress.bytes_per_s)))
    return ""


def _remaining(download: Download) -> str:
    if download.remaining_s is None:
        return ""
    return say("{time} left", time=remaining_words(download.remaining_s))


def remaining_words(seconds: float) -> str:
    """A remaining time, no finer than it can be known."""
    if seconds < 60:
        return quantities.duration(max(1.0, seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return say("{minutes} min", minutes=minutes)
    rest = QLocale().toString(minutes % 60).rjust(2, QLocale().zeroDigit())
    return say("{hours} h {minutes} min", hours=minutes // 60, minutes=rest)
