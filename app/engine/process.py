"""The engine process: reads requests, runs them one after the other, sends events.

The main thread owns llama.cpp; a second thread only reads the request pipe. When the pipe closes,
the window is gone and so is this process, at once.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import IO

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures
from app.core.reasoning import Parts
from app.engine import protocol
from app.engine.answer_text import Listener
from app.engine.llama_cpp import LlamaModel, start_llama
from app.engine.session import Session
from app.engine.stop_flags import WARM_SLOT, JobFlags, StopFlags
from app.system.child_process import read_frame, take_over_stdio, write_frame


class Engine:
    """Carries out requests. All methods but ``__init__`` run on the thread that owns llama.cpp."""

    def __init__(self, events: IO[bytes], flags: StopFlags) -> None:
        self._events = events
        self._flags = flags
        self._model: LlamaModel | None = None
        self._session: Session | None = None

    def handle(self, request: protocol.Request) -> None:
        """Run one request to its final event."""
        try:
            match request:
                case protocol.LoadModel():
                    self._load(request)
                case protocol.UnloadModel():
                    self._unload()
                    self._send(protocol.ModelUnloaded(request.job))
                case protocol.GenerateAnswer():
                    self._answer(request)
                case protocol.WarmCache():
                    self._warm(request)
        except AppError as error:
            self._fail(request, error.kind, error.details)
        except Exception:  # noqa: BLE001 - the edge of the process: the window must hear of it
            traceback.print_exc()
            self._fail(request, ErrorKind.DECODE_FAILED, {})

    def _load(self, request: protocol.LoadModel) -> None:
        self._unload()
        began = time.perf_counter()
        self._model = LlamaModel(
            Path(request.path), context_tokens=request.context_tokens, threads=request.threads
        )
        self._session = Session(self._model, JobFlags(self._flags, WARM_SLOT))
        self._send(
            protocol.ModelLoaded(
                request.job,
                self._model.description,
                self._model.context_tokens,
                self._model.trained_context_tokens,
                time.perf_counter() - began,
            )
        )

    def _unload(self) -> None:
        if self._model is not None:
            self._model.close()
        self._model = self._session = None

    def _answer(self, request: protocol.GenerateAnswer) -> None:
        session = self._use_slot(request.stop_slot)

        def text_generated(parts: Parts, figures: AnswerFigures, revealed: bool) -> None:
            self._send(protocol.TextGenerated(request.job, parts, figures, revealed))

        listener = Listener(
            lambda done, total: self._send(protocol.PromptProgress(request.job, done, total)),
            text_generated,
        )
        reason, figures = session.answer(request.turns, request.sampling, listener, request.control)
        self._send(protocol.AnswerFinished(request.job, reason, figures))

    def _warm(self, request: protocol.WarmCache) -> None:
        if self._session is not None:
            self._use_slot(WARM_SLOT).warm(request.turns)

    def _use_slot(self, slot: int) -> Session:
        if self._session is None or self._model is None:
            raise AppError(ErrorKind.NO_MODEL_LOADED)
        self._session.interruptions = JobFlags(self._flags, slot)
        self._model.set_stop_address(self._flags.address(slot))
        return self._session

    def _fail(
        self, request: protocol.Request, kind: ErrorKind, details: dict[str, str | int | float]
    ) -> None:
        if not isinstance(request, protocol.WarmCache):
            self._send(protocol.JobFailed(request.job, kind, details))

    def _send(self, event: protocol.Event) -> None:
        write_frame(self._events, protocol.encode(event))


def _read_requests(
    stream: IO[bytes], requests: queue.SimpleQueue[protocol.Request], flags: StopFlags
) -> None:
    while (payload := read_frame(stream)) is not None:
        request = protocol.decode_request(payload)
        requests.put(request)
        if not isinstance(request, protocol.WarmCache):
            flags.request(WARM_SLOT)  # idle work yields at once
    os._exit(0)  # the window is gone: nobody waits for what is being computed


def main(arguments: list[str]) -> int:
    """Run until the request pipe closes.

    Args:
        arguments: path of the log file, path of the stop file.
    """
    log_file, stop_file = map(Path, arguments)
    requests_in, events_out = take_over_stdio(log_file)
    sys.stderr.reconfigure(line_buffering=True)  # type: ignore[union-attr] # a text stream here
    flags = StopFlags(stop_file)
    requests: queue.SimpleQueue[protocol.Request] = queue.SimpleQueue()
    threading.Thread(
        target=_read_requests, args=(requests_in, requests, flags), name="requests", daemon=True
    ).start()
    start_llama()
    engine = Engine(events_out, flags)
    while True:
        request = requests.get()
        if isinstance(request, protocol.WarmCache):
            flags.clear(WARM_SLOT)  # before the look: who comes after it sets the flag again
            if not requests.empty():
                continue
        try:
            engine.handle(request)
        except BrokenPipeError:
            return 0
