"""Norm, bearer and strength in each language: the ladder, negation, subordination, practices, definitions."""

import pytest

from policydiff.parse import parse
from policydiff.parse.imperatives import opens_with_duty
from policydiff.parse.norms import modals, read_norm

FRENCH = [
    ("Nous testerons chaque échelle.", "obligation provider binding"),
    ("Nous testons chaque échelle.", "obligation provider binding"),
    ("Nous ne prêtons pas de tronçonneuses.", "prohibition provider binding"),
    ("Nous nous efforçons de tester chaque échelle.", "obligation provider intended"),
    ("Nous devrions tester chaque échelle.", "obligation provider intended"),
    ("Nous pouvons refuser une demande.", "permission provider discretionary"),
    ("Nous vous recommandons de porter des gants.", "obligation provider advisory"),
    ("Vous devez porter des gants.", "obligation user binding"),
    ("Vous ne devez pas prêter la clé.", "prohibition user binding"),
    ("Vous ne pouvez pas prêter la clé.", "prohibition user binding"),
    ("Vous ne sauriez prêter la clé.", "prohibition user binding"),
    ("Vous ne pouvez prêter la clé que le dimanche.", "permission user discretionary"),
    ("Vous n'êtes pas tenu de donner votre nom.", "permission user discretionary"),
    ("Vous vous engagez à ne pas prêter la clé.", "prohibition user binding"),
    ("Il est interdit de prêter la clé.", "prohibition unspecified binding"),
    ("N'ouvrez pas le moteur.", "prohibition user binding"),
    ("Ne pas ouvrir le moteur.", "prohibition unspecified binding"),
    ("Les utilisateurs doivent porter des gants.", "obligation user binding"),
    ("Le comité de sécurité examine chaque panne.", "obligation provider binding"),
    ("Les résultats sont publiés au printemps.", "obligation provider binding"),
    ("Ces données ne sont jamais vendues.", "prohibition provider binding"),
    ("Si une lame casse, nous arrêterons la machine.", "obligation provider binding"),
    ("Lorsque vous devez partir, la porte reste ouverte.", "statement unspecified -"),
    ("Le modèle peut se tromper.", "statement unspecified -"),
    ("Nous ne garantissons pas la disponibilité des outils.", "statement unspecified -"),
    ("Nous avons testé chaque échelle.", "statement unspecified -"),
    ("Nous pensons que la sécurité compte.", "statement unspecified -"),
    ('"Outil" désigne tout objet que nous prêtons.', "definition unspecified -"),
]

GERMAN = [
    ("Wir werden jede Leiter prüfen.", "obligation provider binding"),
    ("Wir prüfen jede Leiter.", "obligation provider binding"),
    ("Vor der Ausgabe prüfen wir jede Leiter.", "obligation provider binding"),
    ("Wir verleihen keine Kettensägen.", "prohibition provider binding"),
    ("Wir bemühen uns, jede Leiter zu prüfen.", "obligation provider intended"),
    ("Wir sollten jede Leiter prüfen.", "obligation provider intended"),
    ("Wir behalten uns vor, eine Anfrage abzulehnen.", "permission provider discretionary"),
    ("Wir empfehlen, Handschuhe zu tragen.", "obligation provider advisory"),
    ("Sie müssen Handschuhe tragen.", "obligation user binding"),
    ("Sie dürfen den Schlüssel nicht verleihen.", "prohibition user binding"),
    ("Du darfst den Schlüssel nicht verleihen.", "prohibition user binding"),
    ("Den Schlüssel dürfen Sie nicht verleihen.", "prohibition user binding"),
    ("Sie dürfen die Säge nicht länger als zwei Tage behalten.", "permission user discretionary"),
    ("Sie müssen Ihren Namen nicht angeben.", "permission user discretionary"),
    ("Sie stimmen zu, den Verleih zu unterlassen.", "prohibition user binding"),
    ("Es ist untersagt, den Schlüssel zu verleihen.", "prohibition unspecified binding"),
    ("Öffnen Sie den Motor nicht.", "prohibition user binding"),
    ("Nutzer müssen Handschuhe tragen.", "obligation user binding"),
    ("Unser Zahlungsdienstleister muss jede Zahlung bestätigen.", "obligation third-party binding"),
    ("Die Ergebnisse werden im Frühjahr veröffentlicht.", "obligation provider binding"),
    ("Wenn eine Klinge bricht, halten wir die Maschine an.", "obligation provider binding"),
    ("Sollte eine Klinge brechen, werden wir die Maschine anhalten.", "obligation provider binding"),
    ("Werkzeuge, die Sie ausleihen dürfen, müssen sauber sein.", "obligation unspecified binding"),
    ("Wenn du gehst, werden alle Daten, die du uns gabst, sofort gelöscht.", "obligation provider binding"),
    ("Die Leitlinie der Werkstatt ist auch Bestandteil dieser Vereinbarung.", "obligation unspecified binding"),
    ("Das Modell kann sich irren.", "statement unspecified -"),
    ("Wir können nicht garantieren, dass alle Werkzeuge bereitstehen.", "statement unspecified -"),
    ("Wir übernehmen keine Verantwortung für verlorene Taschen.", "statement unspecified -"),
    ("Wir haben jede Leiter geprüft.", "statement unspecified -"),
    ("Wir glauben, dass Sicherheit zählt.", "statement unspecified -"),
    ('"Werkzeug" bezeichnet alles, was wir verleihen.', "definition unspecified -"),
]

CHINESE = [
    ("我们将检查每架梯子。", "obligation provider binding"),
    ("我们每周检查每架梯子。", "obligation provider binding"),
    ("我们不出售您的数据。", "prohibition provider binding"),
    ("我们不会出借电锯。", "prohibition provider binding"),
    ("我们力求检查每架梯子。", "obligation provider intended"),
    ("我们会尽力检查每架梯子。", "obligation provider intended"),
    ("我们可能会拒绝申请。", "permission provider discretionary"),
    ("我们建议您佩戴手套。", "obligation provider advisory"),
    ("您应当佩戴手套。", "obligation user binding"),
    ("使用者應當佩戴手套。", "obligation user binding"),
    ("您不得出借钥匙。", "prohibition user binding"),
    ("您不得出借鑰匙。", "prohibition user binding"),
    ("您不應該出借鑰匙。", "prohibition user intended"),
    ("您无需提供姓名。", "permission user discretionary"),
    ("您同意不出借钥匙。", "prohibition user binding"),
    ("严禁出借钥匙。", "prohibition unspecified binding"),
    ("嚴禁出借鑰匙。", "prohibition unspecified binding"),
    ("如果刀片断裂，我们将停止机器。", "obligation provider binding"),
    ("违反本规则的，我们可以终止服务。", "permission provider discretionary"),
    ("董事会必须批准例外。", "obligation provider binding"),
    ("评估结果每季度公布一次。", "obligation provider binding"),
    ("您可能提供的信息将被加密存储。", "obligation provider binding"),
    ("模型可能会出错。", "statement unspecified -"),
    ("我们无法保证工具始终可用。", "statement unspecified -"),
    ("我们已检查每架梯子。", "statement unspecified -"),
    ("我们认为安全很重要。", "statement unspecified -"),
    ("本应用程序适用于社会机构。", "statement unspecified -"),
    ("“工具”是指我们出借的任何物品。", "definition unspecified -"),
]
TABLES = {"fr": FRENCH, "de": GERMAN, "zh": CHINESE}
CASES = [(language, text, said) for language, table in TABLES.items() for text, said in table]


@pytest.mark.parametrize(("language", "text", "said"), CASES)
def test_a_sentence(language: str, text: str, said: str) -> None:
    (clause,) = parse(text, language=language).clauses
    assert f"{clause.norm} {clause.bearer} {clause.strength or '-'}" == said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Vous ne devez pas :\n\n- prêter la clé ;\n- ouvrir le moteur.\n"),
        ("de", "Sie dürfen nicht:\n\n- den Schlüssel verleihen;\n- den Motor öffnen.\n"),
        ("zh", "您不得：\n\n- 出借钥匙；\n- 打开马达。\n"),
    ],
)
def test_a_lead_in_governs_its_items(language: str, text: str) -> None:
    items = [clause for clause in parse(text, language=language).clauses if clause.context]
    assert [(str(one.norm), str(one.bearer)) for one in items] == [("prohibition", "user")] * 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "## Utilisations interdites\n\n- la fraude organisée\n"),
        ("de", "## Verbotene Nutzungen\n\n- organisierter Betrug\n"),
        ("zh", "## 禁止事项\n\n- 有组织的欺诈\n"),
    ],
)
def test_a_heading_that_forbids_governs_its_items(language: str, text: str) -> None:
    (clause,) = parse(text, language=language).clauses
    assert str(clause.norm) == "prohibition"


@pytest.mark.parametrize(
    ("language", "text", "duty"),
    [
        ("fr", "Publier chaque rapport", True),
        ("fr", "Rapport annuel", False),
        ("de", "Jede Leiter vor der Ausgabe prüfen", True),
        ("de", "Prüfung der Leitern", False),
        ("zh", "发布年度报告", True),
        ("zh", "评估结果一览", False),
        ("es", "Publicar los informes", False),
    ],
)
def test_an_item_that_opens_with_a_duty(language: str, text: str, duty: bool) -> None:
    assert opens_with_duty(text, language) is duty


@pytest.mark.parametrize(
    ("language", "text", "clauses"),
    [
        ("fr", "Nous testerons chaque échelle, et vous pourrez consulter le résultat.", 2),
        ("de", "Wir werden jede Leiter prüfen, und Sie können das Ergebnis einsehen.", 2),
        ("zh", "我们将检查每架梯子，您可以查看结果。", 2),
        ("fr", "Si nous devons fermer, vous pourrez revenir.", 1),
        ("zh", "如果您必须离开，您可以归还工具。", 1),
    ],
)
def test_two_norms_in_a_sentence_are_two_clauses(language: str, text: str, clauses: int) -> None:
    assert len(parse(text, language=language).clauses) == clauses


def test_modals_come_with_their_rung() -> None:
    assert [(word, str(rung)) for word, rung in modals("您应当检查，也可以拒绝。", "zh")][:2] == [
        ("应当", "binding"),
        ("可以", "discretionary"),
    ]


def test_a_publisher_is_known_by_its_name() -> None:
    text = "Boréal teste les scies.\n\nBoréal publie un rapport.\n\nBoréal collecte les clés.\n\nBoréal peut fermer.\n"
    document = parse(f"---\npublisher: Boréal\n---\n{text}", language="fr")
    assert {str(clause.bearer) for clause in document.clauses} == {"provider"}


def test_an_unknown_language_is_a_statement() -> None:
    assert str(read_norm("Los socios no deben prestar la llave.", frozenset(), "es").norm) == "statement"
