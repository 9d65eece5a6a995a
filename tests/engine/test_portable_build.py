"""The portable wheel: kernels chosen for the processor, a GPU by Vulkan, and what fails there.

The GPU is Mesa's software driver. ``PENSEUR_PORTABLE_VENV`` names an environment that has the wheel
(``packaging/llama_cpp/README.md``); without it nothing here is run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.core.fit import CacheType, Retreat
from app.core.load_options import CPU, LoadOptions
from app.core.messages import Channel, Role, Sampling, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from tests.helpers.engine_events import Events, text
from tests.helpers.random_model import write_random_model
from tests.helpers.tight_memory import WIDE

ROOT = Path(__file__).resolve().parents[2]
VENV = os.environ.get("PENSEUR_PORTABLE_VENV", "")
PYTHON = Path(VENV) / "bin" / "python"
pytestmark = pytest.mark.skipif(
    not VENV, reason="PENSEUR_PORTABLE_VENV names no environment with the portable wheel"
)
DRIVERS = sorted(Path("/usr/share/vulkan/icd.d").glob("lvp_icd*.json"))
QUESTION = [Turn(Role.USER, "What is 12 + 30?")]
ANSWER = r"\boxed{42}"
PATIENCE_S = 120
# The shipped model is so small that the engine would keep it on the processor.
_ENGINE = """
import sys
from app.engine.bindings import import_c_api
import_c_api()
import app.engine.loading
app.engine.loading.SMALL_MODEL_BYTES = 0
from app.engine.process import main
sys.exit(main(sys.argv[1:]))
"""
_ADD = """
import sys
from pathlib import Path
from app.engine.bindings import import_c_api
import_c_api()
from app.core.messages import Sampling
from app.engine.llama_cpp import LlamaModel
from app.engine.llama_log import start_llama
model = LlamaModel(Path(sys.argv[1]), context_tokens=256, threads=1)
model.evaluate(model.tokenize(sys.argv[2], special=True))
model.start_sampling(Sampling(temperature=0), 1)
said = b""
for _ in range(12):
    token = model.sample()
    said += model.piece(token)
    model.evaluate_one(token)
print(start_llama().kernels, said.decode())
"""
PROMPT = "<｜begin▁of▁sentence｜><｜User｜>What is 12 + 30?<｜Assistant｜><think>\n"


@dataclass
class Engine:
    """An engine process of the portable build."""

    link: EngineLink
    events: Events
    log: Path

    def load(self, model: Path, options: LoadOptions = LoadOptions()) -> protocol.Event:  # noqa: B008
        job = self.link.load(model, context_tokens=2048, threads=1, options=options)
        return self.events.to_the_end_of(job)[-1]

    def loaded(self, model: Path, options: LoadOptions = LoadOptions()) -> protocol.ModelLoaded:  # noqa: B008
        event = self.load(model, options)
        assert isinstance(event, protocol.ModelLoaded), event
        assert event.fit is not None
        return event

    def ask(self, max_tokens: int = 300) -> list[protocol.Event]:
        sampling = Sampling(temperature=0, max_tokens=max_tokens)
        return self.events.to_the_end_of(self.link.answer(QUESTION, sampling))

    def probe(self) -> protocol.MachineProbed:
        job = self.link.probe_machine(measures_speed=False)
        event = self.events.to_the_end_of(job)[-1]
        assert isinstance(event, protocol.MachineProbed)
        return event


@pytest.fixture(autouse=True)
def no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine's own drivers are no part of a test."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("VK_ICD_FILENAMES", "/no/such/driver.json")
    monkeypatch.delenv("GGML_VK_VISIBLE_DEVICES", raising=False)


@pytest.fixture
def engine(events: Events, tmp_path: Path) -> Iterator[Engine]:
    log = tmp_path / "engine.log"
    command = [str(PYTHON), "-P", "-c", _ENGINE]
    link = EngineLink(
        events.put, log_file=log, stop_folder=tmp_path, command=command, silence_s=PATIENCE_S
    )
    yield Engine(link, events, log)
    link.close()


@pytest.fixture
def software_driver(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Mesa's, which computes on the processor; returns its library."""
    if not DRIVERS:
        pytest.skip("Mesa's software driver (mesa-vulkan-drivers) is not installed")
    monkeypatch.setenv("VK_ICD_FILENAMES", str(DRIVERS[0]))
    monkeypatch.setenv("GGML_VK_VISIBLE_DEVICES", "0")
    return Path(json.loads(DRIVERS[0].read_text())["ICD"]["library_path"])


@pytest.fixture(scope="session")
def faulty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The driver of ``faulty_driver.c``, described for the Vulkan loader."""
    compiler = shutil.which("cc")
    if compiler is None or not Path("/usr/include/vulkan/vulkan.h").exists():
        pytest.skip("a C compiler and libvulkan-dev are needed to make a driver that fails")
    folder = tmp_path_factory.mktemp("driver")
    source = Path(__file__).with_name("faulty_driver.c")
    library = folder / "libfaulty.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    described = {"ICD": {"library_path": str(library), "api_version": "1.1.0"}}
    path = folder / "faulty.json"
    path.write_text(json.dumps({"file_format_version": "1.0.0", **described}))
    return path


@pytest.fixture
def faulty_driver(
    monkeypatch: pytest.MonkeyPatch, software_driver: Path, faulty_library: Path
) -> pytest.MonkeyPatch:
    """To be told its fault by the variable ``FAULT``."""
    monkeypatch.setenv("VK_ICD_FILENAMES", str(faulty_library))
    monkeypatch.setenv("FAULTY_DRIVER_OF", str(software_driver))
    return monkeypatch


@pytest.fixture(scope="module")
def wide_model(shipped_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It is only loaded, with one token computed: in longer answers with it Mesa 22.3.6 corrupts
    its heap now and then, in a thread of its own.
    """
    path = tmp_path_factory.mktemp("wide") / "Wide-Random-Q8_0.gguf"
    return write_random_model(path, shipped_model, WIDE)


# The processor


def test_the_kernels_for_this_processor_are_chosen_and_said(engine: Engine) -> None:
    kernels = engine.probe().kernels
    assert kernels
    assert f"ggml-cpu-{kernels}" in engine.log.read_text()


@pytest.mark.parametrize(
    ("processor", "kernels"),
    [
        ("qemu64", "x64"),
        ("Nehalem", "sse42"),
        ("SandyBridge,-avx", "sse42"),
        ("Haswell", "haswell"),
    ],
)
def test_older_processors_get_kernels_that_they_can_run(
    shipped_model: Path, processor: str, kernels: str
) -> None:
    emulator = shutil.which("qemu-x86_64")
    if emulator is None:
        pytest.skip("no other processor is emulated here (qemu-user)")
    command = [emulator, "-cpu", processor, str(PYTHON.resolve()), "-P", "-c", _ADD]
    found = subprocess.run(
        [*command, str(shipped_model), PROMPT],
        capture_output=True,
        text=True,
        check=True,
        env=emulated(),
    )
    assert found.stdout.startswith(f"{kernels} Let me add 12 and 30")


def emulated() -> dict[str, str]:
    """The environment by whose Python the emulated one finds its packages: it is no symlink."""
    (packages,) = Path(VENV).glob("lib/python3*/site-packages")
    return {**os.environ, "PYTHONPATH": f"{ROOT}:{packages}"}


# The GPU


def test_without_a_driver_the_processor_computes(engine: Engine, shipped_model: Path) -> None:
    loaded = engine.loaded(shipped_model)
    assert loaded.devices == []
    assert loaded.fit is not None
    assert loaded.fit.retreats == []
    assert ANSWER in text(engine.ask(), Channel.ANSWER)


@pytest.mark.usefixtures("software_driver")
def test_a_software_driver_is_not_chosen_by_itself(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, shipped_model: Path
) -> None:
    monkeypatch.delenv("GGML_VK_VISIBLE_DEVICES")
    assert engine.loaded(shipped_model).devices == []


@pytest.mark.usefixtures("software_driver")
def test_a_gpu_has_a_name_and_memory(engine: Engine) -> None:
    (gpu,) = engine.probe().devices
    assert gpu.name == "Vulkan0"
    assert "llvmpipe" in gpu.description
    assert gpu.free_bytes > 2**28


@pytest.mark.usefixtures("software_driver")
@pytest.mark.parametrize("layers", [-1, 3])
def test_a_gpu_answers_as_the_processor_does(
    engine: Engine, shipped_model: Path, layers: int
) -> None:
    on_gpu = engine.loaded(shipped_model, LoadOptions("Vulkan0", gpu_layers=layers))
    assert on_gpu.fit is not None
    assert on_gpu.fit.plan.gpu_layers == (layers if layers > 0 else on_gpu.fit.offloadable_layers)
    from_gpu = engine.ask()
    on_processor = engine.loaded(shipped_model, LoadOptions(CPU))
    assert on_processor.fit is not None
    assert on_processor.fit.plan.gpu_layers == 0
    assert text(from_gpu, Channel.ANSWER) == text(engine.ask(), Channel.ANSWER)
    assert ANSWER in text(from_gpu, Channel.ANSWER)
    assert engine.loaded(shipped_model).fit == engine.loaded(shipped_model, LoadOptions()).fit


@pytest.mark.usefixtures("software_driver")
def test_guesses_ahead_are_checked_on_the_gpu(engine: Engine, shipped_model: Path) -> None:
    engine.loaded(shipped_model)
    *_, end = engine.ask()
    assert isinstance(end, protocol.AnswerFinished)
    assert end.figures.guessed_tokens > 0


@pytest.mark.usefixtures("software_driver")
def test_a_quantised_cache_computes_on_the_gpu(engine: Engine, wide_model: Path) -> None:
    loaded = engine.loaded(wide_model, LoadOptions(cache_type=CacheType.Q8_0))
    assert loaded.fit is not None
    assert loaded.fit.plan.cache_type is CacheType.Q8_0
    assert loaded.fit.plan.gpu_layers == loaded.fit.offloadable_layers


@pytest.mark.usefixtures("software_driver")
def test_a_person_who_wants_the_processor_starts_no_driver(
    engine: Engine, shipped_model: Path
) -> None:
    engine.loaded(shipped_model, LoadOptions(CPU))
    assert "ulkan" not in engine.log.read_text()


# Drivers that fail


def test_too_little_memory_takes_layers_off_the_gpu(
    faulty_driver: pytest.MonkeyPatch, engine: Engine, wide_model: Path
) -> None:
    faulty_driver.setenv("FAULT", "memory:140")
    loaded = engine.loaded(wide_model)
    assert loaded.fit is not None
    assert loaded.fit.retreats == [Retreat.FEWER_GPU_LAYERS]


def test_no_memory_leaves_all_to_the_processor(
    faulty_driver: pytest.MonkeyPatch, engine: Engine, shipped_model: Path
) -> None:
    faulty_driver.setenv("FAULT", "memory:0")
    loaded = engine.loaded(shipped_model)
    assert loaded.fit is not None
    assert loaded.fit.retreats == [Retreat.CPU_ONLY]
    assert ANSWER in text(engine.ask(), Channel.ANSWER)


def test_a_driver_that_ends_the_process_is_not_started_again(
    faulty_driver: pytest.MonkeyPatch, engine: Engine, shipped_model: Path
) -> None:
    faulty_driver.setenv("FAULT", "start")
    failed = engine.load(shipped_model)
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.ENGINE_DIED
    assert engine.link.cautious_load == engine.link.load_job
    assert ANSWER in text(engine.ask(), Channel.ANSWER)
    assert engine.link.rest()
    assert ANSWER in text(engine.ask(), Channel.ANSWER)


@pytest.mark.parametrize("submissions", [12, 400])
def test_after_a_lost_gpu_the_processor_answers(
    faulty_driver: pytest.MonkeyPatch, engine: Engine, shipped_model: Path, submissions: int
) -> None:
    faulty_driver.setenv("FAULT", f"lost:{submissions}")
    engine.loaded(shipped_model)
    *before, failed = engine.ask()
    assert isinstance(failed, protocol.JobFailed)
    assert failed.kind is ErrorKind.GPU_FAILED
    assert bool(text(before, Channel.REASONING)) is (submissions > 100)
    for _ in range(3):
        assert ANSWER in text(engine.ask(), Channel.ANSWER)
    assert not engine.link.is_bad(shipped_model)
