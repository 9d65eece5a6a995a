"""The engine process: reads requests, runs them one after the other, sends events.

The main thread owns llama.cpp; a second thread only reads the request pipe. When the pipe closes,
the window is gone and so is this process, at once. No connection is made unless the user has chosen
a server to answer, or computers to help.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
import time
import traceback
from dataclasses import replace
from pathlib import Path
from typing import IO

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures
from app.core.reasoning import Parts
from app.core.servers import parse_address
from app.core.speed import Gpu
from app.engine import protocol
from app.engine.answer_text import Listener
from app.engine.asides import MODEL_SERVER, PEER, Aside, carry_out
from app.engine.contract import AnswerSession
from app.engine.devices import can_use_peers, list_devices
from app.engine.llama_cpp import LlamaModel
from app.engine.llama_log import start_llama
from app.engine.loading import is_small_model
from app.engine.requested_models import load_requested
from app.engine.saved_states import SavedStates
from app.engine.session import Session
from app.engine.stop_flags import WARM_SLOT, JobFlags, StopFlags
from app.system.child_process import read_frame, take_over_stdio, write_frame
from app.system.energy import POWERCAP, REST_S, EnergyMeter, meter_for

IDLE_WORK = (protocol.WarmCache, protocol.ProbeMachine)
"""Requests that yield to all others."""
_SENDING = threading.Lock()
"""What is done aside (``app.engine.asides``) sends its event while an answer is made."""


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
        self._job = 0

    def handle(self, request: protocol.Request) -> None:
        """Run one request to its final event."""
        self._job = getattr(request, "job", 0)
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
                case protocol.ProbeMachine():
                    self._probe(request)
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
        for peer in request.peers:
            self._send(protocol.ConnectionMade(request.job, peer, PEER))
        loaded = load_requested(request)
        self._model, self._draft = loaded.model, loaded.draft
        uses_gpu = self._model.fit.plan.gpu_layers > 0
        self.meter = meter_for(uses_gpu=uses_gpu, powercap=self._powercap)
        if loaded.peers:
            self.meter = EnergyMeter([])  # what they take is not known
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
                loaded.draft_path,
                loaded.peers,
                not request.peers or can_use_peers(),
                [device.name for device in list_devices(request.device)],
            )
        )

    def _new_session(self, model: LlamaModel, request: protocol.LoadModel) -> Session:
        """A session, with saved states if it can have them."""
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
        endpoint = Endpoint(
            parse_address(request.url),
            request.key,
            request.proxy,
            on_connection=lambda host: self._send(
                protocol.ConnectionMade(self._job, host, MODEL_SERVER)
            ),
        )
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
            session, told = self._use_slot(WARM_SLOT), request.instructions
            session.warm(request.turns, keeps_state=request.keeps_state, instructions=told)

    def _probe(self, request: protocol.ProbeMachine) -> None:
        from app.engine import probe  # late: needed once in a machine's life

        gpus = [Gpu(d.name, d.description, d.free_bytes, d.shares_memory) for d in list_devices()]
        speed = None
        if request.measures_speed:
            try:
                speed = probe.probe_machine(JobFlags(self._flags, WARM_SLOT).is_stopped)
            except probe.ProbeInterruptedError:
                raise AppError(ErrorKind.CANCELLED) from None
        self._send(protocol.MachineProbed(request.job, speed, gpus, start_llama().kernels))

    def _use_slot(self, slot: int) -> AnswerSession:
        if self._session is None:
            raise AppError(ErrorKind.NO_MODEL_LOADED)
        self._session.interruptions = JobFlags(self._flags, slot)
        for model in (self._model, self._draft):
            if model is not None:
                model.set_stop_address(self._flags.address(slot))
        return self._session

    def refuse(self, request: protocol.Request) -> None:
        """End a job that has to yield before it begins."""
        self._fail(request, ErrorKind.CANCELLED, {})

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


def _do_aside(request: Aside, events: IO[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError):
        _send(events, carry_out(request, lambda event: _send(events, event)))


def _read_requests(
    stream: IO[bytes],
    requests: queue.SimpleQueue[protocol.Request],
    flags: StopFlags,
    events: IO[bytes],
) -> None:
    while (payload := read_frame(stream)) is not None:
        request = protocol.decode_request(payload)
        if isinstance(request, Aside):
            threading.Thread(target=_do_aside, args=(request, events), daemon=True).start()
            continue
        requests.put(request)
        if not isinstance(request, IDLE_WORK):
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for who asks
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
        if isinstance(request, IDLE_WORK):
            flags.clear(WARM_SLOT)  # before the look: who comes after it sets the flag again
            if not requests.empty():
                if isinstance(request, protocol.ProbeMachine):
                    engine.refuse(request)
                continue
        try:
            engine.handle(request)
        except BrokenPipeError:
            return 0
