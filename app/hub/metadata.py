"""What the Hub says about a model's files: names, sizes, hashes, and where the bytes are now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from app import __version__
from app.core.errors import AppError, ErrorKind
from app.core.model_files import parse_model_file_name
from app.hub.client import LIBRARY_NAME, Client
from app.hub.failures import Failure, Patience, RemoteError, not_a_hub
from app.hub.protocol import RemoteModel
from app.hub.settings import TransferSettings

# Repository names: https://huggingface.co/docs/hub/repositories (owner/name).
_REPO = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
# llama.cpp's gguf-split naming.
_SPLIT = re.compile(r"(?P<stem>.*)-(?P<part>\d{5})-of-(?P<parts>\d{5})\.gguf")
_LICENCE = "license:"
_FORBIDDEN_IN_NAMES = frozenset('<>:"|?*\\')


@dataclass(frozen=True)
class RemoteFile:
    """One file of a repository.

    Attributes:
        name: path inside the repository, with ``/``.
        size_bytes: exact.
        sha256: lower-case hex; empty when the Hub tells none.
    """

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Repository:
    """The files of a repository at one commit.

    Attributes:
        licence: the Hub's name of it; empty when none is told.
        is_gated: its files are for those who have accepted its conditions.
    """

    commit: str
    files: Mapping[str, RemoteFile]
    licence: str = ""
    is_gated: bool = False


class AboutRepository(Protocol):
    """A request that concerns one repository."""

    @property
    def repo(self) -> str:
        """``owner/name``."""

    @property
    def revision(self) -> str:
        """Branch, tag or commit."""

    @property
    def endpoint(self) -> str:
        """Address of the Hub."""

    @property
    def token(self) -> str:
        """Of access; empty for none."""


def check_names(repo: str, file_name: str = "-") -> None:
    """Refuse names that could lead out of the models folder.

    Raises:
        AppError: ``HUB_MODEL_NOT_FOUND`` or ``HUB_FILE_NOT_FOUND``.
    """
    if not _REPO.fullmatch(repo) or ".." in repo:
        raise AppError(ErrorKind.HUB_MODEL_NOT_FOUND)
    steps = file_name.split("/")
    if any(
        not step.strip(". ")
        or step != step.strip()
        or not step.isprintable()
        or set(step) & _FORBIDDEN_IN_NAMES
        for step in steps
    ):
        raise AppError(ErrorKind.HUB_FILE_NOT_FOUND)


def fetch_repository(
    client: Client, request: AboutRepository, settings: TransferSettings
) -> Repository:
    """Ask for the files of a repository and pin its commit.

    Raises:
        RemoteError: the answer is not a Hub's.
        Exception: of ``huggingface_hub``; ``failure_of`` classifies it.
    """
    from app.hub.library import HfApi, errors

    client.session()
    api = HfApi(
        endpoint=request.endpoint,
        token=request.token or False,
        library_name=LIBRARY_NAME,
        library_version=__version__,
    )
    try:
        info = api.model_info(
            request.repo,
            revision=request.revision,
            files_metadata=True,
            timeout=settings.request_timeout_s,
            token=request.token or False,
        )
    except errors.HfHubHTTPError as error:
        status = error.response.status_code
        if status == 404 and type(error) is errors.HfHubHTTPError:  # a server that names no reason
            failure = Failure(ErrorKind.HUB_MODEL_NOT_FOUND, Patience.NONE, status=status)
            raise RemoteError(failure) from error
        raise
    except (TypeError, KeyError, AttributeError, ValueError) as error:  # no JSON, or not a Hub's
        raise not_a_hub() from error
    if not info.sha or info.siblings is None:
        raise not_a_hub()
    files = {
        sibling.rfilename: RemoteFile(
            sibling.rfilename,
            sibling.lfs.size if sibling.lfs else sibling.size or 0,
            sibling.lfs.sha256.lower() if sibling.lfs else "",
        )
        for sibling in info.siblings
    }
    return Repository(info.sha, files, licence_of(info.tags or []), bool(info.gated))


def fetch_address(
    client: Client,
    request: AboutRepository,
    commit: str,
    file: RemoteFile,
    settings: TransferSettings,
) -> str:
    """Ask where the bytes of a file are: an address that is signed and expires.

    Raises:
        RemoteError: the answer is not a Hub's, or speaks of other bytes.
        Exception: of ``huggingface_hub``; ``failure_of`` classifies it.
    """
    from app.hub.library import get_hf_file_metadata, hf_hub_url

    client.session()
    metadata = get_hf_file_metadata(
        hf_hub_url(request.repo, file.name, revision=commit, endpoint=request.endpoint),
        token=request.token or False,
        timeout=settings.request_timeout_s,
        library_name=LIBRARY_NAME,
        library_version=__version__,
        endpoint=request.endpoint,
    )
    if not metadata.commit_hash or not metadata.etag or metadata.etag.lower() != file.sha256:
        raise not_a_hub()
    return metadata.location


def licence_of(tags: Iterable[object]) -> str:
    """The licence among a repository's tags, as the Hub names it; empty for none."""
    names = (str(tag).removeprefix(_LICENCE) for tag in tags if str(tag).startswith(_LICENCE))
    return next(names, "")


def models_of(repository: Repository) -> list[RemoteModel]:
    """The models that a repository holds whole, the smallest first.

    Parts without the others, raw byte splits and vision adapters are left out.
    """
    models = []
    for name in repository.files:
        parsed = parse_model_file_name(PurePosixPath(name).name)
        is_model = name.endswith(".gguf") and not parsed.model_name.lower().startswith("mmproj")
        if not is_model or parsed.part != 1:
            continue
        try:
            check_names("owner/name", name)
            files = select_parts(repository, name)
        except AppError:
            continue
        size_bytes = sum(file.size_bytes for file in files)
        sha256 = files[0].sha256 if len(files) == 1 else ""
        models.append(
            RemoteModel(
                parsed.model_name, parsed.quantisation, name, len(files), size_bytes, sha256
            )
        )
    return sorted(models, key=lambda model: (model.size_bytes, model.file_name))


def select_parts(repository: Repository, file_name: str) -> list[RemoteFile]:
    """The files that make up a model: one, or all parts of a split one in order.

    Args:
        repository: where they are.
        file_name: of the file or of any part. Folder and number of parts may be out of date, as
            publishers upload anew, if only one model of the repository has the name.

    Raises:
        AppError: ``HUB_FILE_NOT_FOUND`` (details: ``file_name``) or ``NOT_A_HUB`` when the Hub
            tells no hash.
    """
    first = _find(repository, file_name)
    names = [first.name]
    if split := _SPLIT.fullmatch(first.name):
        parts = int(split["parts"])
        names = [f"{split['stem']}-{n:05d}-of-{parts:05d}.gguf" for n in range(1, parts + 1)]
    selected = []
    for name in names:
        file = repository.files.get(name)
        if file is None:
            raise AppError(ErrorKind.HUB_FILE_NOT_FOUND, file_name=name)
        if not _SHA256.fullmatch(file.sha256):
            raise AppError(ErrorKind.NOT_A_HUB, file_name=name)
        selected.append(file)
    return selected


def _find(repository: Repository, file_name: str) -> RemoteFile:
    if file_name in repository.files:
        return repository.files[file_name]
    model = _model_name(file_name)
    alike = [
        file
        for name, file in repository.files.items()
        if _model_name(name) == model and name.endswith(".gguf")
    ]
    # The parts of one split file lie in one folder; two folders would be two models.
    if (
        not alike
        or len({(PurePosixPath(file.name).parent, _parts(file.name)) for file in alike}) > 1
    ):
        raise AppError(ErrorKind.HUB_FILE_NOT_FOUND, file_name=file_name)
    return min(alike, key=lambda file: file.name)


def _model_name(file_name: str) -> str:
    """The name without folder, part and extension."""
    name = PurePosixPath(file_name).name
    split = _SPLIT.fullmatch(name)
    return split["stem"] if split else name.removesuffix(".gguf")


def _parts(file_name: str) -> int:
    split = _SPLIT.fullmatch(file_name)
    return int(split["parts"]) if split else 1
