"""The times and limits of a transfer, as one value that tests can shrink."""

from __future__ import annotations

import os
from dataclasses import dataclass

import msgspec

# JSON of some fields of TransferSettings; for tests of the whole program.
SETTINGS_VARIABLE = "PENSEUR_TRANSFER_SETTINGS"
# Address of a proxy. Not among the arguments of the process, which everybody can list: it may hold
# a password.
PROXY_VARIABLE = "PENSEUR_HUB_PROXY"
_MIB = 1024 * 1024


@dataclass(frozen=True)
class TransferSettings:
    """Times in seconds, sizes in bytes.

    Attributes:
        connect_timeout_s: for DNS, TCP and TLS together.
        request_timeout_s: until the answer to a request begins; of metadata, until it is there.
        stalled_after_s: without a byte, a download is shown as stalled.
        reconnect_after_s: without a byte, the connection is given up.
        back_off_first_s: the first wait; doubled at every failure in a row.
        back_off_limit_s: the longest wait that the program chooses by itself.
        brief_tries: failures in a row before a request for information is given up.
        patient_tries: failures in a row, without one new byte, before a transfer is given up.
        longest_retry_after_s: a server that asks for more is not waited for.
        progress_interval_s: between two progress events.
        lock_poll_s: between two looks at a file that another window downloads.
        space_margin_bytes: left free on the volume at the start of a download.
        space_check_bytes: free space is looked at again after so many bytes.
    """

    connect_timeout_s: float = 15.0
    request_timeout_s: float = 20.0
    stalled_after_s: float = 5.0
    reconnect_after_s: float = 20.0
    back_off_first_s: float = 0.5
    back_off_limit_s: float = 60.0
    brief_tries: int = 5
    patient_tries: int = 20
    longest_retry_after_s: float = 6 * 3600.0
    progress_interval_s: float = 0.1
    lock_poll_s: float = 0.25
    space_margin_bytes: int = 256 * _MIB
    space_check_bytes: int = 64 * _MIB


def settings_from_environment() -> TransferSettings:
    """The settings, with what the environment variable ``SETTINGS_VARIABLE`` changes.

    Raises:
        msgspec.DecodeError: the variable is no JSON of these fields.
    """
    return msgspec.json.decode(os.environ.get(SETTINGS_VARIABLE, "{}"), type=TransferSettings)


def proxy_from_environment() -> str:
    """The proxy that the user has chosen; empty for none but the environment's."""
    proxy = os.environ.get(PROXY_VARIABLE, "").strip()
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy
