"""Sentence boundaries in each language, and spans that stay exact whatever the text."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.model import Span
from policydiff.parse import parse
from policydiff.parse.sentences import sentence_spans

CASES = [
    ("fr", "Voir l'art. 5 du règlement. M. Roux le signe.", ["Voir l'art. 5 du règlement.", "M. Roux le signe."]),
    ("fr", "Est-ce permis ? Non ! Voir la page 3.", ["Est-ce permis ?", "Non !", "Voir la page 3."]),
    ("fr", "Il est écrit : « Fermez la porte. » Nous la fermons.", [
        "Il est écrit : « Fermez la porte. »", "Nous la fermons.",
    ]),
    ("fr", "Les outils (p. ex. la scie) restent ici. Merci.", ["Les outils (p. ex. la scie) restent ici.", "Merci."]),
    ("de", "Am 3. März schließen wir. Danach nicht.", ["Am 3. März schließen wir.", "Danach nicht."]),
    ("de", "Geräte, z. B. Sägen, d. h. Werkzeuge, bleiben hier. Sie auch.", [
        "Geräte, z. B. Sägen, d. h. Werkzeuge, bleiben hier.", "Sie auch.",
    ]),
    ("de", "Nach Art. 6 Abs. 1 DSGVO gilt das. Siehe Nr. 4.", ["Nach Art. 6 Abs. 1 DSGVO gilt das.", "Siehe Nr. 4."]),
    ("de", "Es gibt Sägen, Bohrer usw. Wir verleihen alle.", ["Es gibt Sägen, Bohrer usw.", "Wir verleihen alle."]),
    ("de", "Er sagte: „Bitte schließen.“ Wir schlossen.", ["Er sagte: „Bitte schließen.“", "Wir schlossen."]),
    ("zh", "我们检查梯子。您可以查看！好吗？好。", ["我们检查梯子。", "您可以查看！", "好吗？", "好。"]),
    ("zh", "您不得出借钥匙；您不得打开马达。", ["您不得出借钥匙；", "您不得打开马达。"]),
    ("zh", "他说：“请关门。”我们关了门。", ["他说：“请关门。”", "我们关了门。"]),
    ("zh", "「請關門。」我們關了門。", ["「請關門。」", "我們關了門。"]),
    ("zh", "版本2.0于3月发布。", ["版本2.0于3月发布。"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "sentences"), CASES)
def test_sentences(language: str, text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in sentence_spans(text, Span(0, len(text)), language)] == sentences


PIECES = [
    *(
        "Nous devons tester. ",
        "vous ne pouvez pas",
        "l'art. 5",
        " « oui. » ",
        "z. B. ",
        "am 3. März ",
        "Sie dürfen nicht: ",
    ),
    *(
        "我们将检查。",
        "您不得",
        "；",
        "如果",
        "，",
        "的",
        "時",
        "（一）",
        "在发布之前",
        "30天内",
        "- ",
        "\n\n",
        "# ",
        "**",
        "|",
        "10^26 ",
    ),
    *("sauf si ", "es sei denn, ", "除非", "«", "»", "“", "”", "\u202f", "\u3000", "𠮷", "ﬁ", "İ", "ß"),
]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=24).map("".join))
def test_spans_are_exact_in_every_language(text: str) -> None:
    for language in ("fr", "de", "zh", "es", "ja"):
        document = parse(text, language=language)
        end = 0
        for clause in document.clauses:
            assert clause.span.of(text) == clause.text
            assert clause.span.start >= end
            end = clause.span.end


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_the_same_whatever_language_is_read_nothing_is_lost(text: str) -> None:
    for language in ("fr", "de", "zh"):
        spans = sentence_spans(text, Span(0, len(text)), language)
        kept = "".join(span.of(text) for span in spans)
        assert "".join(kept.split()) == "".join(text.split())


REPEATED = {
    "fr": ["nous devons ", "si nous devons, ", "ne pas ", "30 jours ", "sauf ", "y compris a, ", "l'"],
    "de": ["wir müssen ", "wenn wir müssen, ", "nicht ", "30 Tage ", "z. B. ", "die wir dürfen, ", "3. März "],
    "zh": ["我们应当", "如果我们应当，", "30天", "三", "一万", "在之前", "的，", "包括甲、", "您可以的"],
}


@pytest.mark.parametrize(("language", "piece"), [(code, piece) for code, held in REPEATED.items() for piece in held])
def test_no_text_takes_more_than_its_length_explains(language: str, piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = process_time()
        parse(text, language=language)
        return process_time() - start

    seconds(200)
    # Four times the text: sixteen times the work would be quadratic.
    assert seconds(24_000) < 12 * seconds(6_000) + 0.3
