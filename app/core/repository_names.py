"""What people type or paste to name a repository of the Hub."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

HUB_HOSTS = frozenset({"huggingface.co", "www.huggingface.co", "hf.co"})
_NAME = r"[A-Za-z0-9][\w.-]*"
_REPO = re.compile(rf"(?P<repo>{_NAME}/{_NAME})(?::(?P<quantisation>[\w.-]+))?")
_COMMAND = re.compile(r"^\s*(?:ollama\s+(?:run|pull)|llama-(?:cli|server)\s+-hf)\s+", re.IGNORECASE)


class RepositoryName(NamedTuple):
    """A repository, and what was wanted of it.

    Attributes:
        repo: ``owner/name``.
        file_name: path inside it; empty when none was named.
        quantisation: for example ``Q4_K_M``; empty when none was named.
        revision: branch, tag or commit.
    """

    repo: str
    file_name: str = ""
    quantisation: str = ""
    revision: str = "main"


def parse_repository(text: str, endpoint_host: str = "") -> RepositoryName | None:
    """Understand ``owner/name``, ``owner/name:Q4_K_M``, an address of the Hub, a command for it.

    Args:
        text: typed or pasted.
        endpoint_host: of the mirror that is used in the Hub's place, if any.

    Returns:
        ``None`` when it names no repository: it is something to search for.
    """
    text = _COMMAND.sub("", text.strip().strip("<>\"'"))
    hosts = HUB_HOSTS | ({endpoint_host.lower()} if endpoint_host else set())
    if "://" in text:
        try:
            address = urlsplit(text)
        except ValueError:
            return None
        if (address.hostname or "").lower() not in {host.partition(":")[0] for host in hosts}:
            return None
        text = unquote(address.path)
    elif (host := text.partition("/")[0].lower()) in hosts:
        text = text[len(host) :]
    return _parse_path(text.strip("/"))


def _parse_path(path: str) -> RepositoryName | None:
    owner_and_name, rest = "/".join(path.split("/")[:2]), path.split("/")[2:]
    match = _REPO.fullmatch(owner_and_name)
    if match is None or ".." in owner_and_name:
        return None
    repo, quantisation = match["repo"], (match["quantisation"] or "").upper()
    if not rest or rest[0] not in ("blob", "resolve", "tree", "raw"):
        return RepositoryName(repo, quantisation=quantisation) if not rest else None
    revision = rest[1] if len(rest) > 1 else "main"
    file_name = "/".join(rest[2:]) if rest[0] != "tree" else ""
    return RepositoryName(repo, file_name, quantisation, revision)
