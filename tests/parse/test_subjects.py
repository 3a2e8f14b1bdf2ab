"""Who bears a norm where the sentence is built less simply, and which words of it are no norm at all."""

import pytest

from policydiff.model import Bearer, Norm, Strength
from policydiff.parse import parse
from policydiff.parse.imperatives import opens_with_duty
from policydiff.parse.norms import modals, read_norm
from policydiff.parse.parts import parts


@pytest.mark.parametrize(
    ("text", "norm", "bearer", "strength"),
    [
        ("Accounts that break these rules will be closed.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        (
            "Content that knowingly misleads others may be removed.",
            Norm.PERMISSION,
            Bearer.PROVIDER,
            Strength.DISCRETIONARY,
        ),
        ("Users who lend tools to others must say so.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        ("You acknowledge that you must keep the key safe.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        ("You understand and agree that you may not resell it.", Norm.PROHIBITION, Bearer.USER, Strength.BINDING),
        ("We will consider longer opening hours.", Norm.PERMISSION, Bearer.PROVIDER, Strength.DISCRETIONARY),
        ("We will try to answer within a day.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.INTENDED),
        ("Employees have a channel for concerns.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("If a member agrees, they will tell the warden.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        ("If the board agrees, they will tell everybody.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("You agree, where the law allows, to pay for damage.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        ("If you act for a club, you confirm that you have its leave.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        (
            "Customer represents, warrants and covenants that it has all licences.",
            Norm.OBLIGATION,
            Bearer.USER,
            Strength.BINDING,
        ),
        ("You acknowledge that saws are loud.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        (
            "If you lend a saw, just know that we can ask for it.",
            Norm.PERMISSION,
            Bearer.PROVIDER,
            Strength.DISCRETIONARY,
        ),
        (
            "To enter the sheds and the loft (which we refer to as the yard), you must sign in.",
            Norm.OBLIGATION,
            Bearer.USER,
            Strength.BINDING,
        ),
        ("The Yard Safety committee carries the key.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("Tests in these sheds will cover every blade.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("The list of saws is meant to guide new members.", Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.INTENDED),
        (
            "These rules and any other contracts you may sign with the club shall bind the club.",
            Norm.OBLIGATION,
            Bearer.USER,
            Strength.BINDING,
        ),
        ("Photos that you add to your shelf are not printed.", Norm.PROHIBITION, Bearer.PROVIDER, Strength.BINDING),
        ("The following isn't allowed in the yard:", Norm.PROHIBITION, Bearer.UNSPECIFIED, Strength.BINDING),
        ("And never climb the fence.", Norm.PROHIBITION, Bearer.UNSPECIFIED, Strength.BINDING),
        ("If we lose in court we'll pay your costs.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("Our engineers inspect every saw.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("Our engineers love saws.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        (
            "The information, including photographs, that you send to the club is stored and printed.",
            Norm.OBLIGATION,
            Bearer.PROVIDER,
            Strength.BINDING,
        ),
        ("Please note that we do not lend saws.", Norm.PROHIBITION, Bearer.PROVIDER, Strength.BINDING),
        ("The data that we collect will be shared.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("The content that you bring must follow the rules.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        ("The content that you bring may be removed.", Norm.PERMISSION, Bearer.PROVIDER, Strength.DISCRETIONARY),
        ("The saw you may borrow must be returned.", Norm.OBLIGATION, Bearer.USER, Strength.BINDING),
        ("Reasons that we might close early are:", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("Reasons we might close early are:", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("From time to time we may close early.", Norm.PERMISSION, Bearer.PROVIDER, Strength.DISCRETIONARY),
        ("We provide the yard so everyone can use it.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("We and our helpers (all of them) use ladders.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("We have procedures for broken tools.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("If you write to us we keep your letter.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("If you dislike the way we work, tell somebody.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("We count tools (also by automated means) to find gaps.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("The information you give us includes names.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("Your card is no longer valid.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("The third-party can show your name.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("The yard is not available to guests.", Norm.PROHIBITION, Bearer.UNSPECIFIED, Strength.BINDING),
        ("The yard is near to guests.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("Can't open the gate of the yard", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("You can't open the gate of the yard.", Norm.PROHIBITION, Bearer.USER, Strength.BINDING),
        ("These rules apply to all members and guests.", Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.BINDING),
        (
            "Mark the points at which saws, without any guard, could harm guests.",
            Norm.STATEMENT,
            Bearer.UNSPECIFIED,
            None,
        ),
        ("We, where the weather allows, will open early.", Norm.OBLIGATION, Bearer.PROVIDER, Strength.BINDING),
        ("Prepare and write down repair plans to keep the saws sharp.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("Our policy considers two kinds of saws.", Norm.STATEMENT, Bearer.UNSPECIFIED, None),
        ("Our board considers two kinds of saws.", Norm.PERMISSION, Bearer.PROVIDER, Strength.DISCRETIONARY),
        ("Our yard plans to open early.", Norm.OBLIGATION, Bearer.UNSPECIFIED, Strength.INTENDED),
    ],
)
def test_who_bears_what(text: str, norm: Norm, bearer: Bearer, strength: Strength | None) -> None:
    reading = read_norm(text)
    assert (reading.norm, reading.bearer, reading.strength) == (norm, bearer, strength)


@pytest.mark.parametrize("text", ["Do you lend saws?", "What must I bring (and when)?", "Will we close early?"])
def test_a_question_binds_nobody(text: str) -> None:
    assert [clause.norm for clause in parse(text).clauses] == [Norm.STATEMENT]


def test_a_legal_form_stands_between_a_name_and_its_verb() -> None:
    assert read_norm("Barn, Ltd., complies with the treaty.", frozenset({"barn"})).norm is Norm.OBLIGATION


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We inform members what they might expect.", []),
        ("We hold a meeting to encourage questions.", []),
        ("We will test, and we may publish.", ["will", "may"]),
        ("This may include drills.", []),
        ("We provide the yard so everyone can use it.", []),
        ("Reasons we might close early are:", []),
    ],
)
def test_modals_of_the_duty_itself(text: str, words: list[str]) -> None:
    assert [word for word, _ in modals(text)] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Measuring Wear in Bicycle Brakes Under Heavy Rain", False),
        ("Measuring wear in bicycle brakes.", True),
        ("Publish the accounts.", True),
        ("If you see smoke, carefully use the red button.", True),
        ("If you see smoke, use of the lift is forbidden.", False),
        ("If you see smoke, testing starts.", False),
    ],
)
def test_the_title_of_a_work_is_no_duty(text: str, expected: bool) -> None:
    assert opens_with_duty(text) is expected


def test_a_semicolon_ends_whatever_is_open_before_it() -> None:
    text = "We may change the list to improve how we work; we will publish each change within a week."
    assert [(one.norm, one.strength) for one in parse(text).clauses] == [
        (Norm.PERMISSION, Strength.DISCRETIONARY),
        (Norm.OBLIGATION, Strength.BINDING),
    ]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("We generally answer letters.", ("generally",)),
        ("We reduce the risk that a tool potentially harms members.", ()),
        ("We publish results, for example where feasible in the yearbook.", ()),
    ],
)
def test_hedges_of_the_duty_itself(text: str, hedges: tuple[str, ...]) -> None:
    assert parts(text).hedges == hedges


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("We seek external review of our plans.", ("external",)),
        ("We announce each external release.", ()),
        ("We ask external experts.", ("external experts",)),
    ],
)
def test_an_adjective_names_an_actor_only_with_its_work_or_name(text: str, actors: tuple[str, ...]) -> None:
    assert parts(text).actors == actors
