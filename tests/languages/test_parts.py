"""Quantities and the parts of a clause in each language."""

import pytest

from policydiff.compare.terms import content_stems
from policydiff.compare.words import word_marks
from policydiff.parse.numerals import numeral
from policydiff.parse.parts import parts

QUANTITIES = [
    ("fr", "dans un délai de 30 jours", ("duration", 30.0, "at most")),
    ("fr", "au moins deux semaines", ("duration", 14.0, "at least")),
    ("fr", "tous les six mois", ("frequency", 2.0, "")),
    ("fr", "deux fois par an", ("frequency", 2.0, "")),
    ("fr", "plus de 2,5 %", ("percent", 2.5, "at least")),
    ("fr", "1 500 euros", ("money", 1500.0, "")),
    ("fr", "avoir au moins 16 ans", ("age", 16.0, "at least")),
    ("fr", "au moins trois personnes", ("count", 3.0, "at least")),
    ("de", "innerhalb von 30 Tagen", ("duration", 30.0, "at most")),
    ("de", "mindestens zwei Wochen", ("duration", 14.0, "at least")),
    ("de", "alle sechs Monate", ("frequency", 2.0, "")),
    ("de", "zweimal pro Jahr", ("frequency", 2.0, "")),
    ("de", "jährlich", ("frequency", 1.0, "")),
    ("zh", "每年两次", ("frequency", 2.0, "")),
    ("de", "2,5 Prozent", ("percent", 2.5, "")),
    ("de", "1.500 Euro", ("money", 1500.0, "")),
    ("de", "mindestens 16 Jahre alt", ("age", 16.0, "at least")),
    ("zh", "三十日内", ("duration", 30.0, "at most")),
    ("zh", "至少两周", ("duration", 14.0, "at least")),
    ("zh", "每六个月", ("frequency", 2.0, "")),
    ("zh", "每年", ("frequency", 1.0, "")),
    ("zh", "超过2.5%", ("percent", 2.5, "at least")),
    ("zh", "1,500元", ("money", 1500.0, "")),
    ("zh", "年满十六周岁", ("age", 16.0, "at least")),
    ("zh", "未滿16歲", ("age", 16.0, "at most")),
    ("zh", "至少3人", ("count", 3.0, "at least")),
    *((language, "10^26", ("compute", 1e26, "")) for language in ("fr", "de", "zh")),
]


@pytest.mark.parametrize(("language", "text", "quantity"), QUANTITIES)
def test_a_quantity(language: str, text: str, quantity: tuple[str, float, str]) -> None:
    (found,) = parts(text, language).quantities
    assert (found.kind, pytest.approx(found.value, rel=0.01), found.bound) == quantity
    assert found.text in text


@pytest.mark.parametrize(
    ("written", "value"),
    [("三", 3), ("十", 10), ("十五", 15), ("二十", 20), ("两百", 200), ("一百零五", 105), ("三千二百", 3200),
     ("一万", 10_000), ("二十万", 200_000), ("一亿", 100_000_000), ("二〇二六", 2026)],
)  # fmt: skip
def test_numerals(written: str, value: int) -> None:
    assert numeral(written) == value


PARTS = [
    ("fr", "conditions", "Nous fermerons si la tempête arrive.", ("si la tempête arrive",)),
    ("fr", "exceptions", "Nous fermons, sauf le lundi.", ("sauf le lundi",)),
    ("fr", "occasions", "Nous testerons la scie avant sa vente.", ("avant sa vente",)),
    ("fr", "hedges", "Nous répondrons, dans la mesure du possible.", ("dans la mesure du possible",)),
    ("fr", "timings", "Nous finirons avant le 3 mars 2027.", ("avant le 3 mars 2027",)),
    ("de", "conditions", "Wir schließen, wenn der Sturm kommt.", ("wenn der Sturm kommt",)),
    ("de", "exceptions", "Wir helfen, es sei denn, es regnet.", ("es sei denn, es regnet",)),
    ("de", "occasions", "Wir werden vor dem Verkauf der Säge jedes Blatt prüfen.", ("vor dem Verkauf der Säge",)),
    ("de", "hedges", "Wir antworten nach Möglichkeit.", ("nach möglichkeit",)),
    ("de", "timings", "Wir sind bis zum 3. März 2027 fertig.", ("bis zum 3. märz 2027",)),
    ("zh", "conditions", "如果下雨,我们将关门。", ("如果下雨",)),
    ("zh", "conditions", "违反本规则的,我们将关门。", ("违反本规则的",)),
    ("zh", "exceptions", "除非下雨,我们不会关门。", ("除非下雨",)),
    ("zh", "exceptions", "法律另有规定的除外。", ("法律另有规定的除外",)),
    ("zh", "occasions", "我们将在出售之前检验。", ("在出售之前",)),
    ("zh", "hedges", "我们將盡可能答覆。", ("盡可能",)),
    ("zh", "timings", "我们将于2027年3月3日前完成。", ("2027年3月3日前",)),
]


@pytest.mark.parametrize(("language", "part", "text", "found"), PARTS)
def test_a_part(language: str, part: str, text: str, found: tuple[str, ...]) -> None:
    assert set(found) <= set(getattr(parts(text, language), part))


@pytest.mark.parametrize(
    ("language", "text", "items", "operative"),
    [
        ("fr", "Nous prêtons des outils, y compris des scies, des vis et des clous.", 3, True),
        ("fr", "Nous prêtons des outils, par exemple des scies.", 1, False),
        ("de", "Wir verleihen Werkzeuge, einschließlich Sägen, Schrauben und Nägel.", 3, True),
        ("de", "Wir verleihen Werkzeuge, zum Beispiel Sägen.", 1, False),
        ("zh", "我们出借工具,包括锯子、螺丝和钉子。", 3, True),
        ("zh", "我们出借工具,例如锯子。", 1, False),
    ],
)
def test_a_list(language: str, text: str, items: int, operative: bool) -> None:
    (listing,) = parts(text, language).enumerations
    assert (len(listing.items), listing.operative) == (items, operative)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "l'évaluation des risques", "évaluations du risque"),
        ("fr", "d'outils", "les outils"),
        ("de", "verschlüsselte Daten", "Daten in verschlüsselter"),
        ("de", "die Prüfungen", "eine Prüfung"),
        ("zh", "模型权重", "模型的权重"),
        ("zh", "帳號與權重", "账号和权重"),
    ],
)
def test_forms_of_a_word_are_compared_alike(language: str, first: str, second: str) -> None:
    assert set(content_stems(first, language)) == set(content_stems(second, language))


def test_unknown_chinese_words_are_pairs_of_characters() -> None:
    assert content_stems("电锯刀片", "zh") == ["电锯", "锯刀", "刀片"]


def test_marks_inside_a_chinese_sentence_are_as_small_as_the_edit() -> None:
    old, new = word_marks("我们将在30天内答复。", "我们将在60天内答复。")
    assert [text for kind, text in old if kind == "gone"] == ["30"]
    assert [text for kind, text in new if kind == "new"] == ["60"]
