"""One file that can be got, from the catalog or from a repository of the Hub."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.fit_verdict import Expectation, Verdict
from app.core.offers import Choice, Offer
from app.core.repository_names import RepositoryName
from app.hub.protocol import ModelFilesListed


@dataclass(frozen=True)
class FileOffer:
    """One quantisation of a model, and where it is.

    Attributes:
        model_name: for people.
        quantisation: empty when unknown.
        repo: ``owner/name``.
        file_name: path inside it; of a split file, the first part.
        parts: number of files.
        size_bytes: of all parts.
        expectation: how it will run here; ``None`` while unknown.
        is_recommended: of its model's files, the one to take.
        revision: branch, tag or commit.
    """

    model_name: str
    quantisation: str
    repo: str
    file_name: str
    parts: int
    size_bytes: int
    expectation: Expectation | None = None
    is_recommended: bool = False
    revision: str = "main"


def catalog_file(offer: Offer, choice: Choice) -> FileOffer:
    """A file of the catalog."""
    one = choice.quantisation
    fits = choice.expectation.verdict is not Verdict.DOES_NOT_FIT
    return FileOffer(
        offer.model.name,
        one.name,
        one.repo,
        one.file_name,
        one.parts,
        one.size_bytes,
        choice.expectation,
        is_recommended=choice is offer.recommended and fits,
    )


def listed_files(
    listed: ModelFilesListed,
    expectations: Sequence[Expectation],
    named: RepositoryName,
) -> list[FileOffer]:
    """The files of a repository.

    Args:
        listed: as the Hub has told.
        expectations: one for each of its models.
        named: what was asked for; a file or a quantisation that it names comes first.
    """
    files = [
        FileOffer(
            model.name,
            model.quantisation,
            listed.repo,
            model.file_name,
            model.parts,
            model.size_bytes,
            expectation,
            revision=named.revision,
        )
        for model, expectation in zip(listed.models, expectations, strict=True)
    ]
    return sorted(files, key=lambda file: not _is_named(file, named))


def _is_named(file: FileOffer, named: RepositoryName) -> bool:
    if named.file_name:
        return file.file_name == named.file_name
    return bool(named.quantisation) and file.quantisation == named.quantisation
