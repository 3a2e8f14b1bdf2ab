"""Which language a text is in, and what is said of one that is not known."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policydiff
from policydiff.config.model import LANGUAGES
from policydiff.history.judgement import Verdict, judge
from policydiff.lexicon import language_name, languages
from policydiff.parse import parse
from policydiff.parse.language import declared_language, language_of, language_of_block
from tests.cli.running import run

ROOT = Path(__file__).resolve().parents[2]
TEXTS = Path(__file__).parent / "texts"
SPANISH = "Los socios no deben compartir la llave del taller con otras personas que no sean socios."

TOLD = [
    ("We will test every tool before we lend it.", "en"),
    ("You must not share your key.", "en"),
    ("Vous ne devez pas partager votre clé.", "fr"),
    ("Nous contrôlons les échelles et nous publions les résultats.", "fr"),
    ("Sie dürfen Ihren Schlüssel nicht verleihen.", "de"),
    ("Wir prüfen jede Leiter vor der Ausgabe.", "de"),
    ("您不得出借钥匙。", "zh"),
    ("您不得出借鑰匙。", "zh"),
    ("我们使用 Acme Cloud API 处理您的请求。", "zh"),
    ("工具を他人に貸してはなりません。", "ja"),
    ("공구를 다른 사람에게 빌려주면 안 됩니다.", "ko"),
    ("Вы не должны передавать ключ другим лицам.", "ru"),
    (SPANISH, "es"),
    ("Gli utenti non devono prestare la chiave della officina.", "it"),
    ("Os usuários não devem emprestar a chave para outras pessoas.", "pt"),
    ("Gebruikers mogen de sleutel niet aan een ander uitlenen.", "nl"),
    ("ห้ามให้ผู้อื่นยืมกุญแจ", "th"),
    ("Ladder", ""),
    ("", ""),
    ("12.5 % · 10^26", ""),
    ("acme.com example.org de.example.com la.example.net", ""),
]


@pytest.mark.parametrize(("text", "language"), TOLD)
def test_told(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.md")), ids=lambda path: path.stem)
def test_own_texts(path: Path) -> None:
    document = parse(path.read_text(encoding="utf-8"))
    assert document.language == path.stem.split("-")[1]
    assert {clause.language for clause in document.clauses} == {document.language}
    assert document.warnings == ()


@pytest.mark.parametrize("path", sorted((ROOT / "policies").rglob("*.md")), ids=lambda path: f"{path.parent.name}")
def test_the_bundled_texts_are_english_throughout(path: Path) -> None:
    document = parse(path.read_text(encoding="utf-8"))
    assert document.language == "en"
    assert {clause.language for clause in document.clauses} == {"en"}


def test_a_long_text_is_told_by_a_sample() -> None:
    assert language_of("Wir prüfen jede Leiter vor der Ausgabe. " * 50_000) == "de"


@settings(deadline=None)
@given(st.text())
def test_any_text_is_in_some_language_or_none(text: str) -> None:
    assert language_of(text) == "" or language_name(language_of(text)) != language_of(text)


def test_a_passage_in_another_language_is_read_in_it() -> None:
    french = "Vous ne devez pas prêter votre clé à une autre personne, sauf si nous vous y avons autorisé par écrit."
    english = "We will lend tools to the members of the club, and you must return them before the end of the month. "
    document = parse(f"# Keys\n\n{english}{english}\n\n{french}\n")
    assert [clause.language for clause in document.clauses] == ["en"] * 4 + ["fr"]
    assert str(document.clauses[-1].norm) == "prohibition"


def test_a_name_in_another_script_changes_nothing() -> None:
    text = "You contract with 北光工坊工具有限公司 (Northern Light Tools) where you live in China."
    assert language_of_block(text, "en") == "en"


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("language: fr", "fr"),
        ("lang: 'zh-Hant'", "zh"),
        ('language: "de-AT"', "de"),
        ("title: language: fr", ""),
        ("language:", ""),
        ("language: français ou anglais", ""),
    ],
)
def test_front_matter_names_the_language(head: str, language: str) -> None:
    assert declared_language(f"---\n{head}\n---\n") == language


def test_what_is_set_wins_over_what_is_said_and_that_over_what_is_told() -> None:
    text = "---\nlanguage: de\n---\nYou must not share your key.\n"
    assert parse(text).language == "de"
    assert parse(text, language="en").language == "en"
    assert policydiff.parse_policy(text, language="en").language == "en"


class TestALanguageWithoutWords:
    def test_is_named_and_not_guessed(self) -> None:
        document = parse(SPANISH)
        assert [str(clause.norm) for clause in document.clauses] == ["statement"]
        (warning,) = document.warnings
        assert "Spanish (es)" in warning

    def test_reports_say_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("old.md").write_text(SPANISH, encoding="utf-8")
        Path("new.md").write_text(SPANISH.replace("no deben", "pueden"), encoding="utf-8")
        ran = run("diff", "old.md", "new.md", "--format", "json")
        assert ran.code == 0
        assert len(json.loads(ran.out)["warnings"]) == 1
        assert ran.err.count("Spanish (es)") == 1
        assert "Spanish (es)" in run("diff", "old.md", "new.md", "--format", "html", "--output", "x.html").err
        assert "Spanish (es)" in Path("x.html").read_text(encoding="utf-8")

    def test_a_revision_is_not_called_editorial(self) -> None:
        judgement = judge(parse(SPANISH), parse(SPANISH.replace("no deben", "pueden")))
        assert judgement.verdict is Verdict.UNREADABLE
        assert "Spanish" in judgement.notes[0]


class TestTwoLanguages:
    OLD, NEW = (TEXTS / name for name in ("usage-fr-old.md", "usage-de-new.md"))

    def test_nothing_is_judged_and_the_warning_names_both(self) -> None:
        comparison = policydiff.diff(self.OLD.read_text(encoding="utf-8"), self.NEW.read_text(encoding="utf-8"))
        assert not any(change.material for change in comparison.changes)
        (warning,) = comparison.warnings
        assert "French (fr)" in warning
        assert "German (de)" in warning

    def test_the_command_refuses(self) -> None:
        ran = run("diff", str(self.OLD), str(self.NEW))
        assert ran.code == 2
        assert len(ran.err.splitlines()) == 1
        assert "texts in different languages are not compared" in ran.err

    def test_the_language_can_be_set(self) -> None:
        assert run("diff", str(self.OLD), str(self.NEW), "--language", "de").code == 0
        assert run("diff", str(self.OLD), str(self.NEW), "--language", "xx").code == 2

    def test_a_revision_that_changes_language_is_not_judged(self) -> None:
        old, new = (parse(path.read_text(encoding="utf-8")) for path in (self.OLD, self.NEW))
        assert judge(old, new).verdict is Verdict.UNREADABLE

    def test_an_empty_text_is_in_no_language(self) -> None:
        assert policydiff.diff("", self.NEW.read_text(encoding="utf-8")).warnings == ()


def test_the_configuration_knows_the_languages_that_have_lexicons() -> None:
    assert languages() == LANGUAGES


def test_english_loads_no_words_of_other_languages() -> None:
    code = (
        "import sys, policydiff.lexicon as lexicon, policydiff\n"
        "read = []\n"
        "original = lexicon.Path.read_text\n"
        "lexicon.Path.read_text = lambda path, **rest: read.append(str(path)) or original(path, **rest)\n"
        "policydiff.diff('We will test the tools and you must not.', 'We may test the tools and you must not.')\n"
        "print([name for name in sys.modules if name.startswith('policydiff.parse.languages')])\n"
        "folders = [path.replace('\\\\', '/').rpartition('/')[0] for path in read]\n"
        "print([folder for folder in folders if '/lexicon/' in folder])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["[]", "[]"]
