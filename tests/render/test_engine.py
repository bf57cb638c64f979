"""The drawing program cannot hang, flood, swell or leave children behind; and it is found where pip put it."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from rolemap.errors import EngineFailed, EngineMissing, EngineTooSlow
from rolemap.render import engine
from rolemap.render.engine import EngineLimits, find_engine, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are scripts")


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine that is a Python script: write its text into the file."""
    path = tmp_path / "fake-dot"
    path.touch(mode=0o755)
    monkeypatch.setenv(engine.VARIABLE, str(path))
    return path


def script(fake: Path, text: str) -> None:
    """Make the fake engine run `text`."""
    fake.write_text(f"#!{sys.executable} -IS\n{text}\n", encoding="utf-8")


def gone(pid: int) -> bool:
    """Whether a process ends within a second; one that is dead and not yet waited for has ended."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def test_the_answer_is_what_the_engine_printed(fake: Path) -> None:
    script(fake, "import sys; sys.stdout.write(sys.stdin.read().upper() + ' '.join(sys.argv[1:]))")
    assert run("digraph é {}") == "DIGRAPH É {}-Kdot -Tjson"


def test_the_engine_sees_no_more_of_the_environment_than_it_needs(
    fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEMAP_SECRET", "hush")
    script(fake, "import os; print(sorted(os.environ), os.environ['SERVER_NAME'])")
    said = run("")
    assert "hush" not in said
    assert "ROLEMAP" not in said
    assert "'SERVER_NAME'" in said


def test_an_engine_that_hangs_is_stopped(fake: Path, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script(fake, f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    start = time.monotonic()
    with pytest.raises(EngineTooSlow, match="0,6 giây"):
        run("", EngineLimits(seconds=0.6))
    assert time.monotonic() - start < 5
    assert gone(int(note.read_text()))


def test_the_children_of_the_engine_are_stopped_too(fake: Path, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script(
        fake,
        "import os, time\n"
        "if os.fork() == 0:\n"
        f"    open({str(note)!r}, 'w').write(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        f"while not os.path.exists({str(note)!r}) or not os.path.getsize({str(note)!r}): time.sleep(0.01)\n"
        "print('{}')",
    )
    assert run("") == "{}\n"
    assert gone(int(note.read_text()))


def test_whoever_no_longer_needs_the_answer_ends_the_engine(fake: Path, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    script(fake, f"import os, time; open({str(pids)!r}, 'w').write(str(os.getpid())); time.sleep(60)")

    def ask() -> None:
        if pids.exists() and pids.read_text():
            raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"), engine.interrupted_by(ask):
        run("", EngineLimits(seconds=30))
    assert gone(int(pids.read_text()))


def test_an_engine_that_prints_without_end_is_stopped(fake: Path) -> None:
    script(fake, "import sys\nwhile True: sys.stdout.write('x' * 65536)")
    with pytest.raises(EngineTooSlow, match="1 MiB"):
        run("", EngineLimits(seconds=20, output_mib=1))
    script(fake, "import sys\nwhile True: sys.stderr.write('x' * 65536)")
    with pytest.raises(EngineTooSlow, match="1 MiB"):
        run("", EngineLimits(seconds=20, output_mib=1))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit address space")
def test_an_engine_that_swells_is_stopped(fake: Path) -> None:
    script(fake, "x = bytearray(900 << 20)")
    with pytest.raises(EngineTooSlow, match="200 MiB"):
        run("", EngineLimits(memory_mib=200))


def test_an_engine_that_spins_is_stopped_by_its_time_on_the_processor(fake: Path) -> None:
    script(fake, "while True: pass")
    with pytest.raises(EngineTooSlow, match="1 giây"):
        run("", EngineLimits(seconds=1))


def test_what_a_failing_engine_said_is_told_in_one_short_line(fake: Path) -> None:
    script(fake, "import sys; sys.exit('syntax error\\n  in line 3 ' + 'x' * 9000)")
    with pytest.raises(EngineFailed, match="fake-dot: syntax error in line 3") as raised:
        run("")
    assert not isinstance(raised.value, EngineTooSlow)
    assert len(str(raised.value)) < 600
    script(fake, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    with pytest.raises(EngineFailed, match="-11"):
        run("")


def test_an_engine_that_is_no_program_is_an_error_and_no_traceback(
    fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.write_bytes(b"\x7fELF nonsense")
    with pytest.raises(EngineFailed):
        run("")
    monkeypatch.setenv(engine.VARIABLE, "/nowhere/dot")
    with pytest.raises(EngineMissing, match="/nowhere/dot"):
        find_engine()


def test_the_engine_of_the_venv_is_found_though_nothing_is_activated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(engine.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    found = Path(find_engine())
    assert found.name.startswith(engine.BUNDLED)
    assert found.parent == Path(sys.executable).parent


def test_without_any_engine_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(engine.VARIABLE, raising=False)
    monkeypatch.setattr("shutil.which", lambda name, path=None: None)
    with pytest.raises(EngineMissing, match="pip install graphviz-pure") as raised:
        find_engine()
    assert raised.value.exit_code == 3


def test_at_most_one_engine_runs_on_each_core(fake: Path, tmp_path: Path) -> None:
    script(
        fake,
        "import os, sys, time\n"
        f"mark = os.path.join({str(tmp_path)!r}, f'running-{{os.getpid()}}')\n"
        "open(mark, 'w').close()\n"
        "time.sleep(0.1)\n"
        f"print(sum(name.startswith('running-') for name in os.listdir({str(tmp_path)!r})))\n"
        "os.remove(mark)",
    )
    counts: list[int] = []
    cores = os.cpu_count() or 1
    threads = [threading.Thread(target=lambda: counts.append(int(run("")))) for _ in range(3 * cores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(counts) == 3 * cores
    assert max(counts) <= cores
