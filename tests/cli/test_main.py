import io
import re

import pytest

from policydiff.cli import main as main_module
from policydiff.cli.commands import COMMANDS, Command
from policydiff.cli.shell import Shell
from policydiff.model.errors import StoreError
from policydiff.version import __version__
from tests.cli.running import run


@pytest.mark.parametrize("argv", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(argv: list[str]) -> None:
    ran = run(*argv)
    assert ran.code == 0
    assert ran.err == ""
    for command in COMMANDS.values():
        assert f"{command.usage:<28}{command.about}" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 120


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(name: str) -> None:
    asked = run(name, "--help")
    assert (asked.code, asked.err) == (0, "")
    assert asked.out.startswith(f"usage: policydiff {name}")
    assert run("help", name).out == asked.out


@pytest.mark.parametrize("argv", [["--version"], ["-V"]])
def test_version(argv: list[str]) -> None:
    assert run(*argv).out == f"policydiff {__version__}\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["dif", "a", "b"], "dif: no such command; did you mean diff?"),
        (["frobnicate"], "frobnicate: no such command; there are diff, "),
        (["--verbose"], "--verbose: no such option; "),
        (["diff"], "the following arguments are required: OLD; see `policydiff diff --help`"),
        (["diff", "a"], "a: one text is no comparison; give two, or a range such as rsp@2.0..3.0"),
        (["diff", "a", "b", "c"], "unrecognized arguments: c"),
        (["diff", "a", "b", "--formt", "json"], "did you mean --format? see `policydiff diff --help`"),
        (["diff", "a", "b", "--format", "jsn"], "invalid choice: 'jsn'"),
        (["diff", "a", "b", "--outcome", "removed,weakend"], "'weakend' is unknown (did you mean weakened?)"),
        (["diff", "a", "b", "--category", "x"], "'x' is unknown (choose from evaluation-scope, trigger"),
        (["diff", "a", "b", "--limit", "-3"], "'-3' is no number from 0 to"),
        (["diff", "a", "b", "--limit", "few"], "'few' is no number from 0 to"),
        (["diff", "a", "b", "--width", "5"], "'5' is no number from 30 to 1000"),
        (["diff", "a", "b", "--fail-on", "worst"], "invalid choice: 'worst'"),
        (["explain", "strength_lowerd"], "strength_lowerd: no such rule; did you mean strength_lowered?"),
        (["versions", "rps"], "rps: no such policy in "),
    ],
)
def test_usage_errors_are_one_line_that_helps(argv: list[str], said: str) -> None:
    ran = run(*argv)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("policydiff: error: ")
    assert ran.err.count("\n") == 1
    assert said in ran.err


def failing(error: BaseException) -> dict[str, Command]:
    def fail(_argv: list[str], _shell: Shell) -> int:
        raise error

    return {"fail": Command("fail", "fails", fail)}


def test_a_bug_is_a_short_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "COMMANDS", failing(KeyError("x\x1b[31m")))
    ran = run("fail")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert re.match(r"policydiff: bug: KeyError: .*please report it .*POLICYDIFF_TRACEBACK=1", ran.err)
    assert "\x1b" not in ran.err
    monkeypatch.setenv("POLICYDIFF_TRACEBACK", "1")
    with pytest.raises(KeyError):
        run("fail")


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "COMMANDS", failing(KeyboardInterrupt()))
    ran = run("fail")
    assert (ran.code, ran.err) == (130, "policydiff: interrupted\n")


def test_a_damaged_store_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "COMMANDS", failing(StoreError("is damaged", where="s", fix="mend it")))
    ran = run("fail")
    assert (ran.code, ran.err) == (3, "policydiff: error: s: is damaged; mend it\n")


def test_a_reader_that_has_gone_is_no_error() -> None:
    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    assert main_module.main(["--help"], io.StringIO(), Gone(), io.StringIO()) == 0


def test_a_full_disk_is_one_line() -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    err = io.StringIO()
    assert main_module.main(["--help"], io.StringIO(), Full(), err) == 2
    assert err.getvalue() == (
        "policydiff: error: standard output: cannot be written (No space left on device); use --output FILE\n"
    )
