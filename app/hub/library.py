"""What we use of ``huggingface_hub``, by name.

Import this module inside functions only: it takes about a second, belongs to the download process
alone, and must come after ``client.protect_privacy``.
"""

from huggingface_hub import (
    HfApi,
    close_session,
    errors,
    get_hf_file_metadata,
    get_session,
    hf_hub_url,
    set_client_factory,
)

# The HTTP client that the library brings along; its name differs between versions.
from huggingface_hub.utils import httpx  # type: ignore[attr-defined] # exported lazily

__all__ = [
    "HfApi",
    "close_session",
    "errors",
    "get_hf_file_metadata",
    "get_session",
    "hf_hub_url",
    "httpx",
    "set_client_factory",
]
