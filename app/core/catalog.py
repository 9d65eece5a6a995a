"""The models that the program offers: read from a JSON file, checked, sorted.

A new model is an entry in that file and nothing else. Sizes are for estimates before a
connection; what counts when downloading comes from the Hub.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from app.core.model_files import parse_model_file_name

Text = Annotated[str, Meta(min_length=1)]
RepoName = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
_GB = 1_000_000_000


class CatalogError(ValueError):
    """The catalog cannot be used; the text says where and why."""


class Licence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A licence and what it covers.

    Attributes:
        name: for example ``MIT``.
        covers: for people, for example ``DeepSeek's weights``.
    """

    name: Text
    covers: Text


class Sampling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the model's makers recommend to run it.

    Attributes:
        temperature: 0 to 2.
        top_p: over 0, up to 1.
        takes_system_prompt: else instructions go into the user's message.
        begins_with_think: whether every answer shall be made to begin with ``<think>``.
    """

    temperature: Annotated[float, Meta(ge=0, le=2)]
    top_p: Annotated[float, Meta(gt=0, le=1)]
    takes_system_prompt: bool
    begins_with_think: bool


@dataclass(frozen=True)
class Quantisation:
    """One download of a model.

    Attributes:
        name: for example ``Q4_K_M``.
        repo: ``owner/name`` on the Hub.
        file_name: path inside the repository; of a split file, the first part.
        parts: number of files.
        size_bytes: of all parts; within a few percent unless it was given exactly.
        sha256: of a whole file, empty when unknown.
    """

    name: str
    repo: str
    file_name: str
    parts: int
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class CatalogModel:
    """One model with its downloads, the smallest first.

    Attributes:
        id: never changes.
        name: for people.
        parameters_billion: in all.
        active_billion: at work for one token; as many unless it is a mixture of experts.
        base_model: what it was trained from; empty for the original.
        context_tokens: 0 when only the file tells.
        draft: id of a smaller model with the same vocabulary, which can guess ahead for this one;
            empty for none.
        good_at: one or two sentences.
        limits: what a person should know before trusting it.
    """

    id: str
    name: str
    parameters_billion: float
    active_billion: float
    base_model: str
    context_tokens: int
    draft: str
    good_at: str
    limits: tuple[str, ...]
    licences: tuple[Licence, ...]
    sampling: Sampling
    quantisations: tuple[Quantisation, ...]

    @property
    def licence(self) -> str:
        """All licences in one line."""
        return ", ".join(f"{licence.name} ({licence.covers})" for licence in self.licences)


@dataclass(frozen=True)
class Catalog:
    """All models, the smallest first."""

    models: tuple[CatalogModel, ...]


class _QuantisationEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Text
    repo: RepoName | None = None
    file_name: Text | None = None
    parts: Annotated[int, Meta(ge=1, le=99_999)] = 1
    size_gb: Annotated[float, Meta(gt=0)] | None = None
    size_bytes: Annotated[int, Meta(gt=0)] | None = None
    sha256: Sha256 | None = None


class _ModelEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    name: Text
    parameters_billion: Annotated[float, Meta(gt=0)]
    repo: RepoName
    file_pattern: Text
    good_at: Text
    limits: Annotated[tuple[Text, ...], Meta(min_length=1)]
    licences: Annotated[tuple[Licence, ...], Meta(min_length=1)]
    sampling: Sampling
    quantisations: Annotated[tuple[_QuantisationEntry, ...], Meta(min_length=1)]
    base_model: str = ""
    draft: str = ""
    active_billion: Annotated[float, Meta(gt=0)] | None = None
    context_tokens: Annotated[int, Meta(ge=0)] = 0


class _CatalogFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    models: Annotated[tuple[_ModelEntry, ...], Meta(min_length=1)]
    about: str = ""


def load_catalog(path: Path) -> Catalog:
    """Read and check a catalog file.

    In a model, ``file_pattern`` holds ``{quantisation}`` where the name of the quantisation goes;
    a quantisation may name its own ``repo`` and ``file_name``. Sizes are ``size_gb`` (decimal) or
    ``size_bytes``.

    Raises:
        CatalogError: the file is missing or says something impossible.
    """
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_CatalogFile)
    except OSError as error:
        raise CatalogError(f"{path.name} cannot be read: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise CatalogError(f"{path.name}: {error}") from error
    models = [_model(entry) for entry in file.models]
    _refuse_twins("models", [model.id for model in models])
    _check_drafts(models)
    models.sort(key=lambda model: (model.parameters_billion, model.name))
    return Catalog(tuple(models))


def _model(entry: _ModelEntry) -> CatalogModel:
    quantisations = [_quantisation(entry, each) for each in entry.quantisations]
    _refuse_twins(entry.id, [quantisation.name for quantisation in quantisations])
    quantisations.sort(key=lambda quantisation: (quantisation.size_bytes, quantisation.name))
    return CatalogModel(
        id=entry.id,
        name=entry.name,
        parameters_billion=entry.parameters_billion,
        active_billion=entry.active_billion or entry.parameters_billion,
        base_model=entry.base_model,
        context_tokens=entry.context_tokens,
        draft=entry.draft,
        good_at=entry.good_at,
        limits=entry.limits,
        licences=entry.licences,
        sampling=entry.sampling,
        quantisations=tuple(quantisations),
    )


def _quantisation(model: _ModelEntry, entry: _QuantisationEntry) -> Quantisation:
    where = f"{model.id}, {entry.name}"
    if (entry.size_gb is None) == (entry.size_bytes is None):
        raise CatalogError(f"{where}: needs size_gb or size_bytes, and not both")
    file_name = entry.file_name or model.file_pattern.replace("{quantisation}", entry.name)
    parsed = parse_model_file_name(file_name.rpartition("/")[2])
    if not file_name.endswith(".gguf") or parsed.quantisation != entry.name.upper():
        raise CatalogError(f"{where}: {file_name} is not the name of a GGUF file of it")
    if (parsed.part, parsed.parts) != (1, entry.parts):
        raise CatalogError(f"{where}: {file_name} is not the first of {entry.parts} parts")
    if entry.sha256 and entry.parts > 1:
        raise CatalogError(f"{where}: one sha256 for {entry.parts} parts")
    return Quantisation(
        name=entry.name,
        repo=entry.repo or model.repo,
        file_name=file_name,
        parts=entry.parts,
        size_bytes=entry.size_bytes or round((entry.size_gb or 0) * _GB),
        sha256=entry.sha256 or "",
    )


def _check_drafts(models: list[CatalogModel]) -> None:
    sizes = {model.id: model.parameters_billion for model in models}
    for model in models:
        if model.draft and sizes.get(model.draft, model.parameters_billion) >= sizes[model.id]:
            raise CatalogError(f"{model.id}: {model.draft} is not a smaller model of this file")


def _refuse_twins(where: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise CatalogError(f"{where}: {name} is there twice")
