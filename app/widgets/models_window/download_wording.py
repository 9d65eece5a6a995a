"""Where a download stands, in words."""

from __future__ import annotations

from app.core.errors import AppError, ErrorKind
from app.hub.protocol import DownloadProgressed, DownloadState
from app.viewmodels.download import Download, Status
from app.widgets import wording
from app.widgets.models_window.fit_wording import joined

_STATES = {
    DownloadState.WAITING: "Waiting",
    DownloadState.CONNECTING: "Connecting",
    DownloadState.DOWNLOADING: "Downloading",
    DownloadState.STALLED: "Stalled: waiting for the server",
    DownloadState.RETRYING: "Retrying",
    DownloadState.VERIFYING: "Verifying",
}


def state_words(download: Download) -> str:
    """What it is doing, how far it is, how fast, and how long it will take."""
    amount = _amount(download)
    match download.status:
        case Status.FINISHED:
            words = joined("Here and verified", wording.size(download.total_bytes))
        case Status.CANCELLED:
            kept = " What has arrived is kept for the next try." if download.done_bytes else ""
            words = f"Cancelled.{kept}"
        case Status.FAILED:
            words = wording.sentence(download.error or AppError(ErrorKind.DOWNLOADER_DIED))
        case Status.PAUSED:
            words = joined("Paused", amount)
        case Status.WAITING:
            words = joined("Waiting for its turn", amount)
        case Status.RUNNING:
            words = _running_words(download, amount)
    return words


def _running_words(download: Download, amount: str) -> str:
    progress = download.progress
    if progress is None:
        return joined("Connecting", amount)
    return joined(_doing(progress), amount, _rate(progress), _remaining(download))


def _doing(progress: DownloadProgressed) -> str:
    if progress.state is not DownloadState.RETRYING:
        return _STATES[progress.state]
    when = f"Retrying in {wording.duration(progress.retry_in_s)}" if progress.retry_in_s else ""
    if progress.reason is None:
        return when or _STATES[progress.state]
    reason = wording.sentence(AppError(progress.reason)).partition(". ")[0].rstrip(".")
    return f"{reason}. {when or 'Retrying'}"


def _amount(download: Download) -> str:
    if not download.total_bytes:
        return ""
    return f"{wording.size(download.done_bytes)} of {wording.size(download.total_bytes)}"


def _rate(progress: DownloadProgressed) -> str:
    if progress.state is DownloadState.DOWNLOADING and progress.bytes_per_s:
        return f"{wording.size(int(progress.bytes_per_s))}/s"
    return ""


def _remaining(download: Download) -> str:
    if download.remaining_s is None:
        return ""
    return f"{remaining_words(download.remaining_s)} left"


def remaining_words(seconds: float) -> str:
    """A remaining time, no finer than it can be known."""
    if seconds < 60:
        return wording.duration(max(1.0, seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02d} min"
