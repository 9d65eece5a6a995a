"""Searching through all conversations."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import AppError
from app.core.messages import Channel, Sampling, StopReason, new_answer, new_question
from app.core.search import Filters, Hit, Place, Query
from app.storage.encryption import rewrite
from app.storage.keys import DataKey
from app.storage.search_reader import Page, SearchReader
from app.storage.search_thread import SearchThread
from app.storage.store import Store, open_store
from tests.benchmarks.large_store import fill_store

DATABASES = Path(__file__).parents[1] / "data" / "databases"
R, A = Channel.REASONING, Channel.ANSWER


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "a.db")
    yield opened
    opened.close()


def ask(store: Store, question: str, thoughts: str, answer: str, model: str = "R1") -> list[int]:
    """A conversation with one exchange: its id, and those of the question and the answer."""
    title = question[:40]
    asked = new_question(0, None, question, time.time())
    first, second = store.add_exchange(asked, new_answer(asked, model, "", Sampling()), title=title)
    store.append_to_journal(second.id, [(R, thoughts), (A, answer)])
    store.finish_answer(second.id, StopReason.END_OF_ANSWER, None)
    return [first.conversation_id, first.id, second.id]


def find(store: Store, text: str, filters: Filters | None = None) -> list[Hit]:
    """What a search finds in a store whose index is true."""
    while store.index_some():
        pass
    reader = SearchReader(store.path, store.key)
    hits = reader.search(Query(text), filters or Filters()).hits
    reader.close()
    return hits


def places(store: Store, text: str, filters: Filters | None = None) -> list[tuple[int, Place]]:
    return [(hit.message_id, hit.place) for hit in find(store, text, filters)]


def test_a_word_is_found_wherever_it_stands(store: Store) -> None:
    home, question, answer = ask(
        store, "Why is the sky blue?", "Rayleigh, sky.", "The sky scatters"
    )
    assert places(store, "sky") == [
        (0, Place.TITLES),
        (answer, Place.ANSWERS),
        (answer, Place.THOUGHTS),
        (question, Place.QUESTIONS),
    ]
    (hit,) = find(store, "rayleigh")
    assert (hit.conversation_id, hit.title) == (home, "Why is the sky blue?")
    assert (hit.start, hit.length) == (0, 8)


FOUND = [
    ("Un élève à l’école", "eleve"),
    ("Un eleve", "élève"),
    ("un e\u0301le\u0300ve", "élève"),
    ("L’ÉCOLE", "ecole"),
    ("深度学习模型", "学习"),
    ("深度学习模型", "习"),
    ("深度学习模型", "深度学习模型"),
    ("東京都に住む", "京都"),
    ("カタカナの言葉", "カナ"),
    ("قرأت الكتاب أمس", "كتاب"),
    ("والكِتَابُ", "الكتاب"),
    ("قرأت كتابا", "كتا"),
    ("אני קורא ספר", "ספר"),
    ("인공지능 모델은", "지능"),
    ("กรุงเทพมหานคร", "เทพ"),
    ("привет, мир", "МИР"),
    ("C++ and C", "c++"),
    ("x = 42", "42"),
    ("snake_case_name", "case"),
    ("so 😀 happy", "😀"),
    ("the gradient descends", "grad desc"),
]
NOT_FOUND = [
    ("imagination", "nation"),
    ("学的度习", "学习"),
    ("one two three", '"one three"'),
    ("one two", "one four"),
    ("a cat", "c"),
    ("C and D", "c++"),
]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, int]]]:
    """A store, and where in it each text is the question."""
    store = open_store(tmp_path_factory.mktemp("texts") / "a.db")
    asked = {text: ask(store, text, "", "-")[1] for text, _ in FOUND + NOT_FOUND}
    yield store, asked
    store.close()


@pytest.mark.parametrize(("text", "query"), FOUND)
def test_every_script_is_found(texts: tuple[Store, dict[str, int]], text: str, query: str) -> None:
    store, asked = texts
    found = {hit.message_id: hit for hit in find(store, query) if hit.place is Place.QUESTIONS}
    hit = found[asked[text]]
    assert hit.marks
    assert all(hit.snippet[start : start + size].strip() for start, size in hit.marks)
    assert len(found) <= 4


@pytest.mark.parametrize(("text", "query"), NOT_FOUND)
def test_what_is_not_there_is_not_found(
    texts: tuple[Store, dict[str, int]], text: str, query: str
) -> None:
    store, asked = texts
    assert asked[text] not in {hit.message_id for hit in find(store, query)}


def test_quotes_keep_words_together(store: Store) -> None:
    _, question, _ = ask(store, "one  two\nthree", "", "-")
    assert (question, Place.QUESTIONS) in places(store, '"two three"')


def test_a_snippet_is_one_line_around_the_words(store: Store) -> None:
    ask(store, "far " * 100 + "the\nneedle here " + "far " * 100, "", "-")
    hit = find(store, "needle")[-1]
    ((start, length),) = hit.marks
    assert hit.snippet[start : start + length] == "needle"
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "\n" not in hit.snippet


def test_filters_narrow_a_search(store: Store) -> None:
    _, question, answer = ask(store, "blue", "blue", "blue", "R1-7B")
    _, _, other = ask(store, "blue", "", "blue", "R1-8B")
    assert places(store, "blue", Filters((Place.QUESTIONS,)))[-1] == (question, Place.QUESTIONS)
    assert places(store, "blue", Filters((Place.THOUGHTS,))) == [(answer, Place.THOUGHTS)]
    assert places(store, "blue", Filters(model_name="R1-8B")) == [(other, Place.ANSWERS)]
    assert places(store, "blue", Filters(model_name="R1-9B")) == []
    assert len(places(store, "blue", Filters(since=time.time() - 60))) == 7
    assert places(store, "blue", Filters(since=time.time() + 60)) == []


def test_what_is_in_the_trash_is_not_found(store: Store) -> None:
    home, question, answer = ask(store, "blue", "", "blue")
    asked, answered = store.messages(home)
    store.delete_message(answered, question)
    assert places(store, "blue") == [(0, Place.TITLES), (question, Place.QUESTIONS)]
    store.restore_message(answered, answer, if_leaf=question)
    store.delete_message(asked, None)
    assert places(store, "blue") == [(0, Place.TITLES)]  # the answer follows what was deleted
    store.restore_message(asked, answer, if_leaf=None)
    store.move_to_trash(home)
    assert places(store, "blue") == []
    store.restore_conversation(home)
    assert (0, Place.TITLES) in places(store, "blue")


def test_the_index_follows_every_change(store: Store) -> None:
    home, _, answer = ask(store, "blue", "", "green")
    assert places(store, "green") == [(answer, Place.ANSWERS)]
    store.rename_conversation(home, "violet")
    store.resume_answer(store.messages(home)[1])
    store.append_to_journal(answer, [(A, " and yellow")])
    store.finish_answer(answer, StopReason.END_OF_ANSWER, None, ("", "orange"))
    assert places(store, "green") == []
    assert places(store, "orange") == [(answer, Place.ANSWERS)]
    assert [hit.message_id for hit in find(store, "violet")] == [0]
    store._write("DELETE FROM conversations WHERE id = ?", home)
    assert find(store, "orange") + find(store, "violet") == []
    assert next(iter(store._rows("SELECT count(*) FROM search_answers")))[0] == 0


def test_what_was_there_before_the_index_is_added_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(DATABASES / "version-2.db", path)
    store = open_store(path)
    assert store.indexed_share() == 0.0
    assert [hit.place for hit in find(store, "boxed")] == [Place.ANSWERS]
    assert store.indexed_share() == 1.0
    store.close()


def test_pages_of_hits_have_no_gaps_and_no_doubles(store: Store) -> None:
    for number in range(20):
        ask(store, f"blue {number}", "blue", "blue")
    find(store, "blue")
    reader, found, before = SearchReader(store.path), [], None
    while True:
        query = Query("blue")
        filters = Filters((Place.QUESTIONS, Place.ANSWERS, Place.THOUGHTS))
        page = reader.search(query, filters, limit=7, before=before)
        found += [(hit.message_id, hit.place) for hit in page.hits]
        before = page.before
        if before is None:
            break
    reader.close()
    assert len(found) == len(set(found)) == 60


def test_the_index_outlives_encryption(tmp_path: Path) -> None:
    path, key = tmp_path / "a.db", DataKey.random()
    store = open_store(path)
    _, question, _ = ask(store, "blue", "", "-")
    assert (question, Place.QUESTIONS) in places(store, "blue")
    store.close()
    rewrite(path, None, key)
    store = Store(path, key=key)
    assert (question, Place.QUESTIONS) in places(store, "blue")
    _, later, _ = ask(store, "blue again", "", "-")
    assert (later, Place.QUESTIONS) in places(store, "blue")
    store._write("DELETE FROM messages WHERE id = ?", question)
    assert (question, Place.QUESTIONS) not in places(store, "blue")
    store.close()


def test_a_newer_request_ends_the_one_that_runs(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    fill_store(path, 2000)
    store = open_store(path)
    while store.index_some(1.0):
        pass
    search = SearchThread()
    search.open(path, None)
    results: list[tuple[str, Page | AppError]] = []
    arrived = threading.Event()

    def ask_for(text: str) -> None:
        def done(result: Page | AppError) -> None:
            results.append((text, result))
            if text == "last":
                arrived.set()

        search.search(Query("ba" if text != "last" else "*tion"[1:]), Filters(), None, done)

    for number in range(200):
        ask_for(str(number))
    ask_for("last")
    assert arrived.wait(10)
    assert len(results) < 200
    name, page = results[-1]
    assert name == "last"
    assert isinstance(page, Page)
    assert page.hits
    search.disconnect()
    search.close()
    store.close()
