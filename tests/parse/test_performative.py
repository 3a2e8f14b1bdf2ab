"""What binds without a modal and without an act of the publisher."""

import pytest

from policydiff.model import Bearer, Norm, Strength
from policydiff.parse import parse
from policydiff.parse.norms import read_norm
from policydiff.parse.performative import enumerates

BINDING, DISCRETIONARY = Strength.BINDING, Strength.DISCRETIONARY


@pytest.mark.parametrize(
    ("text", "norm", "bearer", "strength"),
    [
        ("You grant us a licence to show your drawings.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("By joining, you are directing us to print your name.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("The licence that you give extends to our sister clubs.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("The data controller for your card is Barn Ltd.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("Barn Ltd is our data protection officer.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("Your contract is with Barn Ltd.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("If both differ, the rules for the loft apply.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("These rules apply to anyone.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("These rules don't apply to guests.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("These terms do not create rights for guests.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        (
            "This licence includes a right for us to frame your drawings.",
            Norm.PERMISSION,
            Bearer.PROVIDER,
            DISCRETIONARY,
        ),
        ("By joining, you’re also agreeing to the rules of the loft.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("If your key was stolen, please contact the warden.", Norm.OBLIGATION, Bearer.USER, Strength.ADVISORY),
        ("If you would like more information, please contact the warden.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("There are further rules that apply.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("These terms are governed by Norwegian law.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("Nothing in these rules limits what the law gives you.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("You climb the ladder at your own risk.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("We are not responsible for lost gloves.", Norm.PERMISSION, Bearer.PROVIDER, DISCRETIONARY),
        ("You are not required to sign in.", Norm.PERMISSION, Bearer.USER, DISCRETIONARY),
        ("The right to ask that we shred your card.", Norm.PERMISSION, Bearer.USER, DISCRETIONARY),
        ("Right to Know and Complain.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("These rules do not prevent you from drawing goats.", Norm.PERMISSION, Bearer.USER, DISCRETIONARY),
        ("To report a broken ladder, please write to the warden.", Norm.OBLIGATION, Bearer.USER, Strength.ADVISORY),
        ("To learn more about ladders, please write to the warden.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("Right to erasure", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("Your rights as a member are the following:", Norm.PERMISSION, Bearer.USER, DISCRETIONARY),
        ("Our courses are not directed to children.", Norm.PROHIBITION, Bearer.UNSPECIFIED, BINDING),
        ("We are unable to post keys.", Norm.PROHIBITION, Bearer.PROVIDER, BINDING),
        ("Your stay is also subject to the rules of the loft.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("All requests undergo a check by hand.", Norm.OBLIGATION, Bearer.PROVIDER, BINDING),
        ("Please do not feed the goats.", Norm.PROHIBITION, Bearer.USER, Strength.INTENDED),
        ("If you are under age, please obtain a parent's leave.", Norm.OBLIGATION, Bearer.USER, Strength.ADVISORY),
        ("Please take a look at our leaflet.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("If you have questions, please visit the desk.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("You confirm that the saw is yours.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("Each party represents and warrants that it is of age.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("Customers represent they are of age.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("You acknowledge that saws are sharp.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("In the yard, Customer hereby lends its ladder to us.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("Either party hereby waives its right to a jury.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("These limitations do not apply to lent saws.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("If the jury sides with us we'll bear our own costs.", Norm.OBLIGATION, Bearer.PROVIDER, BINDING),
        ("To the extent our board lends saws, it will do so by hand.", Norm.OBLIGATION, Bearer.PROVIDER, BINDING),
        ("If a saw breaks, each party irrevocably waives its claims.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("Customer grants us a licence to its drawings.", Norm.OBLIGATION, Bearer.USER, BINDING),
        ("Where Customer grants access, doors open.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("Our liability for saws (old or new) is limited to ten coins.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("No amendment is effective unless both sign it.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("To lend a heavy saw, we need proof that its guard holds.", Norm.OBLIGATION, Bearer.PROVIDER, BINDING),
        ("Where we need proof, it is told.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("All fees are non-refundable.", Norm.OBLIGATION, Bearer.UNSPECIFIED, BINDING),
        ("The new hinge is effective.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("It is important that you keep the key dry.", Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.INTENDED),
    ],
)
def test_what_is_done_by_saying_it(text: str, norm: Norm, bearer: Bearer, strength: Strength | None) -> None:
    reading = read_norm(text)
    assert (reading.norm, reading.bearer, reading.strength) == (norm, bearer, strength)


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("We may lend the key to helpers. These include joiners, smiths and their pupils.", Norm.PERMISSION),
        ("We never lend the key to strangers. These include all who hold no card.", Norm.PROHIBITION),
        ("The barn has many friends. These include joiners, smiths and their pupils.", Norm.STATEMENT),
    ],
)
def test_a_list_belongs_to_the_norm_before_it(text: str, norm: Norm) -> None:
    assert parse(text).clauses[-1].norm is norm


@pytest.mark.parametrize("text", ["Log in", "You can read our old rules here.", "Find out more about saws"])
def test_a_control_of_the_page_binds_nobody(text: str) -> None:
    assert parse(f"# Rules\n\n{text}\n").clauses[0].norm is Norm.STATEMENT


def test_a_link_among_the_items_binds_nobody() -> None:
    clauses = parse("We will lend to members:\n\n- saws and axes\n- Learn more about saws\n").clauses
    assert [clause.norm for clause in clauses[1:]] == [Norm.OBLIGATION, Norm.STATEMENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This includes your name and address.", True),
        ("Such helpers also include smiths.", True),
        ("This includes working towards better locks.", False),
        ("The yard includes a well.", False),
        ("Sharp tools include saws and axes.", True),
        ("Blunt tools include mallets.", False),
    ],
)
def test_sentences_that_enumerate(text: str, expected: bool) -> None:
    before = "Nobody may lend sharp tools."
    assert enumerates(text, before) is expected
    assert not enumerates(text, before, "de")


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("You can read more about saws in our help pages.", Norm.STATEMENT),
        ("For the full list, you may also refer to the guide.", Norm.STATEMENT),
        ("You can read the meter yourself each month.", Norm.STATEMENT),
        ("You can return a saw at any time.", Norm.PERMISSION),
        ("If it is the first time, you get a warning.", Norm.OBLIGATION),
        ("You lose your deposit if the saw is late.", Norm.OBLIGATION),
        ("You get a saw.", Norm.STATEMENT),
        ("Ensuring that we never lend a blunt saw is a difficult task.", Norm.STATEMENT),
    ],
)
def test_what_a_reader_learns_or_gets(text: str, norm: Norm) -> None:
    assert read_norm(text).norm is norm
