"""How the conversations are protected on the disk, and which passphrases are good enough."""

from __future__ import annotations

from enum import StrEnum

LEAST_CHARACTERS = 8
"""Of a passphrase; NIST SP 800-63B, 5.1.1.1, asks for no less."""


class Protection(StrEnum):
    """What opens the conversations."""

    NONE = "none"
    """Nothing: the file is not encrypted."""
    PASSPHRASE = "passphrase"
    """A passphrase that is entered at every start."""
    KEYRING = "keyring"
    """A random key in the keyring of the operating system."""


def normal_passphrase(text: str) -> str:
    """A passphrase in Unicode's NFC: the same on every keyboard that can write it."""
    import unicodedata  # late: this module is read before the first picture, its tables need not be

    return unicodedata.normalize("NFC", text)


def is_long_enough(passphrase: str) -> bool:
    """Whether a new passphrase is accepted."""
    return len(normal_passphrase(passphrase)) >= LEAST_CHARACTERS
