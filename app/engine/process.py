"""The engine process: reads requests, runs them one after the other, sends events.

The main thread owns llama.cpp; a second thread only reads the request pipe. When the pipe closes,
the window is gone and so is this process, at once. No connection is made unless the user has chosen
a server to answer.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
import time
import traceback
from dataclasses import replace
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures
from app.core.reasoning import Parts
from app.core.servers import parse_address
from app.engine import protocol
from app.engine.answer_text import Listener
from app.engine.contract import AnswerSession
from app.engine.llama_cpp import LlamaModel
from app.engine.llama_log import start_llama
from app.engine.loading import is_small_model
from app.engine.saved_states import SavedStates
from app.engine.session import Session
from app.engine.stop_flags import WARM_SLOT, JobFlags, StopFlags
from app.system.child_process import read_frame, take_over_stdio, write_frame
from app.system.energy import POWERCAP, REST_S, EnergyMeter, meter_for

_SENDING = threading.Lock()
"""Lists of a server's models are made, and sent, while an answer is."""


class Engine:
    """Carries out requests. All methods but ``__init__`` run on the thread that owns llama.cpp.

    Attributes:
        meter: of the energy of answers; measures nothing before a model is loaded.
    """

    def __init__(self, events: IO[bytes], flags: StopFlags, powercap: Path = POWERCAP) -> None:
        self._events = events
        self._flags = flags
        self._powercap = powercap
        self.meter = EnergyMeter([])
        self._model: LlamaModel | None = None
        self._draft: LlamaModel | None = None
        self._session: AnswerSession | None = None

    def handle(self, request: protocol.Request) -> None:
        """Run one request to its final event."""
        try:
            match request:
                case protocol.LoadModel():
                    self._load(request)
                case protocol.ConnectServer():
                    self._connect(request)
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
        self._check_is_wanted(request.stop_slot)
        self._unload()
        began = time.perf_counter()
        self._model = LlamaModel(
            Path(request.path),
            context_tokens=request.context_tokens,
            threads=request.threads,
            device=request.device,
        )
        uses_gpu = self._model.fit.plan.gpu_layers > 0
        self.meter = meter_for(uses_gpu=uses_gpu, powercap=self._powercap)
        self._session = self._new_session(self._model, request)
        self._send(
            protocol.ModelLoaded(
                request.job,
                self._model.description,
                self._model.context_tokens,
                self._model.trained_context_tokens,
                time.perf_counter() - began,
                self._model.fit,
                self.meter.problem,
            )
        )

    def _new_session(self, model: LlamaModel, request: protocol.LoadModel) -> Session:
        """A session, with a draft model and saved states if it can have them."""
        if request.draft_path:
            with contextlib.suppress(AppError):
                self._draft = LlamaModel(
                    Path(request.draft_path),
                    context_tokens=model.context_tokens,
                    threads=request.threads,
                    device=request.device,
                )
        states = None
        if request.states_folder:
            with contextlib.suppress(OSError):
                states = SavedStates(Path(request.states_folder), model, Path(request.path))
        flags = JobFlags(self._flags, WARM_SLOT)
        # Where a token's time is not that of reading weights, batches gain nothing: 2 tokens at
        # once cost 2.0 single ones with 5 MB, and looking for guesses another 8 %.
        speculates = not is_small_model(Path(request.path))
        return Session(model, flags, draft=self._draft, states=states, speculates=speculates)

    def _connect(self, request: protocol.ConnectServer) -> None:
        from app.engine.remote import RemoteSession  # late: a local model needs no network
        from app.engine.remote_server import RemoteServer
        from app.engine.server_exchange import Endpoint

        self._check_is_wanted(request.stop_slot)
        self._unload()
        self.meter = EnergyMeter([])  # what a server takes is not known
        began = time.perf_counter()
        endpoint = Endpoint(parse_address(request.url), request.key, request.proxy)
        server = RemoteServer(endpoint, request.model)
        server.connect(lambda: False)  # who no longer wants it ends this process
        self._session = RemoteSession(server, JobFlags(self._flags, WARM_SLOT))
        self._send(
            protocol.ModelLoaded(
                request.job,
                request.model,
                server.context_tokens,
                server.trained_context_tokens,
                time.perf_counter() - began,
                energy_problem=self.meter.problem,
            )
        )

    def _check_is_wanted(self, slot: int) -> None:
        if slot and self._flags.is_requested(slot):
            raise AppError(ErrorKind.LOAD_CANCELLED)

    def _unload(self) -> None:
        if self._session is not None:
            self._session.save_state()
            self._session.close()
        self._model = self._draft = self._session = None

    def _answer(self, request: protocol.GenerateAnswer) -> None:
        session = self._use_slot(request.stop_slot)

        def prompt_progressed(done: int, total: int) -> None:
            self.meter.keep_count()
            self._send(protocol.PromptProgress(request.job, done, total))

        def text_generated(parts: Parts, figures: AnswerFigures, revealed: bool) -> None:
            self.meter.keep_count()
            self._send(protocol.TextGenerated(request.job, parts, figures, revealed))

        listener = Listener(prompt_progressed, text_generated)
        self.meter.begin()
        reason, figures = session.answer(request.turns, request.sampling, listener, request.control)
        figures = replace(figures, energy_j=self.meter.end())
        self._send(protocol.AnswerFinished(request.job, reason, figures))

    def _warm(self, request: protocol.WarmCache) -> None:
        if self._session is not None:
            self._use_slot(WARM_SLOT).warm(request.turns, keeps_state=request.keeps_state)

    def _use_slot(self, slot: int) -> AnswerSession:
        if self._session is None:
            raise AppError(ErrorKind.NO_MODEL_LOADED)
        self._session.interruptions = JobFlags(self._flags, slot)
        for model in (self._model, self._draft):
            if model is not None:
                model.set_stop_address(self._flags.address(slot))
        return self._session

    def _fail(
        self, request: protocol.Request, kind: ErrorKind, details: dict[str, str | int | float]
    ) -> None:
        if not isinstance(request, protocol.WarmCache):
            self._send(protocol.JobFailed(request.job, kind, details))

    def _send(self, event: protocol.Event) -> None:
        _send(self._events, event)


def _send(stream: IO[bytes], event: protocol.Event) -> None:
    with _SENDING:
        write_frame(stream, protocol.encode(event))


def _list_models(request: protocol.ListServerModels, events: IO[bytes]) -> None:
    """Ask a server for its models, on a thread of its own."""
    from app.engine.remote_server import list_models
    from app.engine.server_exchange import Endpoint

    event: protocol.Event
    try:
        address = parse_address(request.url)
        endpoint = Endpoint(address, request.key, request.proxy)
        names = [model.id for model in list_models(endpoint, lambda: False)]
        event = protocol.ServerModels(request.job, names)
    except AppError as error:
        event = protocol.JobFailed(request.job, error.kind, error.details)
    except Exception:  # noqa: BLE001 - the edge of the thread: the window must hear of it
        traceback.print_exc()
        host = urlsplit(request.url).hostname or request.url
        event = protocol.JobFailed(request.job, ErrorKind.SERVER_NOT_COMPATIBLE, {"host": host})
    with contextlib.suppress(BrokenPipeError):
        _send(events, event)


def _read_requests(
    stream: IO[bytes],
    requests: queue.SimpleQueue[protocol.Request],
    flags: StopFlags,
    events: IO[bytes],
) -> None:
    while (payload := read_frame(stream)) is not None:
        request = protocol.decode_request(payload)
        if isinstance(request, protocol.ListServerModels):
            threading.Thread(target=_list_models, args=(request, events), daemon=True).start()
            continue
        requests.put(request)
        if not isinstance(request, protocol.WarmCache):
            flags.request(WARM_SLOT)  # idle work yields at once
    os._exit(0)  # the window is gone: nobody waits for what is being computed


def _next_request(
    requests: queue.SimpleQueue[protocol.Request], meter: EnergyMeter
) -> protocol.Request:
    """Wait for a request, and learn meanwhile what the machine takes at rest."""
    meter.rest()
    try:
        return requests.get(timeout=REST_S if meter.problem is None else None)
    except queue.Empty:
        meter.end_rest()
        return requests.get()
    finally:
        meter.end_rest()


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
        target=_read_requests,
        args=(requests_in, requests, flags, events_out),
        name="requests",
        daemon=True,
    ).start()
    start_llama()
    engine = Engine(events_out, flags)
    while True:
        request = _next_request(requests, engine.meter)
        if isinstance(request, protocol.WarmCache):
            flags.clear(WARM_SLOT)  # before the look: who comes after it sets the flag again
            if not requests.empty():
                continue
        try:
            engine.handle(request)
        except BrokenPipeError:
            return 0
