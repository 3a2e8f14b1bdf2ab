"""What looks like a part of a duty and is none: each pair with the rules that speak on it, by the ways they speak."""

import pytest

from policydiff.rules.judge import compare
from tests.rules.drafting import document

SILENT = {
    "the same age with another unit": (
        "You must be 16 years of age or older to open a shop.",
        "You must be 16 years or older to open a shop.",
    ),
    "a verb whose meaning lies in its noun": (
        "The depot takes no responsibility and assumes no liability for lost keys.",
        "The depot is not responsible or liable for lost keys.",
    ),
    "an age without its unit": (
        "Sellers must be aged 21 or older to list spirits for sale.",
        "Sellers must be 21 or older to list spirits for sale.",
    ),
    "a document that names itself": (
        "We keep your orders for as long as the purposes in this Notice ask for.",
        "We keep your orders for as long as the purposes in this Policy ask for.",
    ),
    "one hedge for another": (
        "We hold fire drills in every depot with outside trainers, where required.",
        "We hold fire drills in every depot with outside trainers, where appropriate.",
    ),
    "a condition that holds for every reader": (
        "If you want to use the Platform, you must not sell counterfeit goods in your shop.",
        "You must not sell counterfeit goods in your shop.",
    ),
    "a condition with a purpose that holds for every reader": (
        "When you open a shop to access and use our Services, you must name a person in charge.",
        "When you open a shop, you must name a person in charge.",
    ),
    "a condition that became the lead-in": (
        "When you open a stall in our market, you must name a person in charge and tell us how to reach them.",
        "When you open a stall in our market:\n\n- you must name a person in charge and tell us how to reach them.",
    ),
    "two sentences joined": (
        "Every depot should have a sprinkler that is tested. We will ask the members what it costs.",
        "Every depot should have a sprinkler that is tested, and we will ask the members what it costs.",
    ),
    "a connective": (
        "We may also ask outside trainers before we settle on the plan for the drills.",
        "We may in addition ask outside trainers before we settle on the plan for the drills.",
    ),
    "a condition in new words": (
        "If we refuse your request, you may turn to the seller panel within a month and ask for a second look.",
        "If you object to our handling of a request, you may turn to the seller panel within a month and ask for a"
        " second look.",
    ),
    "another address": (
        "You may ask for a copy of your file by emailing us at files@depot.example.",
        "You may ask for a copy of your file by contacting us.",
    ),
    "another page with the same choice": (
        "You may close your shop at any time from the seller preferences page.",
        "You may close your shop at any time from the dashboard in your account.",
    ),
    "an adjective of nobody": (
        "The external doors of a depot will be looked at and oiled when the review of the whole year is due.",
        "The doors of a depot will be looked at and oiled when the review of the whole year is due.",
    ),
    "a reference": (
        "Where we close your shop for breaking the house rules, we will tell you the reason and let you object.",
        "Where we close your shop for breaking the house rules, we will tell you the reason and let you object as"
        " explained in our Closures and Objections guide.",
    ),
    "a gloss": (
        "The inspection also considers the planned storage (i.e. open yard, locked hall or vault), as this shapes the"
        " drill.",
        "The inspection also considers the planned storage, as this shapes the drill.",
    ),
    "examples in a sentence of their own": (
        "We report certain orders to bodies such as the Bureau of Customs and Excise Duties.",
        "We report certain orders to bodies. For example, we report orders to the Bureau of Customs and Excise Duties.",
    ),
    "one saving formula for another": (
        "If you close your stall we will use reasonable efforts to take down your wares, subject to any requirements"
        " under applicable law.",
        "If you close your stall, we will use reasonable efforts to take down your wares, in accordance with"
        " applicable laws.",
    ),
    "a saving formula": (
        "You and the market agree that each may bring claims only in a name of its own.",
        "To the fullest extent permitted by applicable law, you and the market agree that each may bring claims only in"
        " a name of its own.",
    ),
    "a contraction written out": (
        "If you don't agree, you must close your stall.",
        "If you do not agree, you must close your stall.",
    ),
    "a condition that refers to what was spoken of": (
        "If you do not agree, you must close your stall.",
        "If you do not agree to the changes, you must close your stall.",
    ),
    "a condition that holds as long as one stays": (
        "If you keep using the Platform, you agree to the updated house rules.",
        "By continuing to use the Platform, you agree to the updated house rules.",
    ),
    "an exception that only refers": (
        "The market does not own rights to your wares except as provided in that lease.",
        "The market does not claim rights to your wares, except for the limited rights you grant us under this lease.",
    ),
    "a participle like a condition": (
        "We shall bind each carrier to a level of care comparable to that provided for herein.",
        "We shall bind each carrier to a level of care comparable to ours.",
    ),
    "a discretion that became a permission at any time": (
        "We reserve the right to close your stall without notice, at our discretion.",
        "We may close your stall at any time, without prior notice.",
    ),
    "a disclaimer in other words": (
        "The market is not responsible for any wares that other sellers offer.",
        "The market is not liable for any wares that other sellers offer.",
    ),
    "a telling that others do": (
        "The market is not liable for pictures posted by you.",
        "The market is not liable for pictures shared by you.",
    ),
    "a name in the other number": (
        "Each depot will keep the log in which a third party wrote down what went missing.",
        "Each depot will keep the log in which third parties wrote down what went missing.",
    ),
    "a gloss that gives a name": (
        "Carriers and the market will each keep to the applicable weight and lifting rules (collectively,"
        ' "Lifting Rules") in connection with every delivery.',
        "Carriers and the market will each keep to the Lifting Rules in connection with every delivery.",
    ),
    "where somebody is to be reached": (
        "You may contact our keeper of lists: Oak Letters, Mill House, 3 Elm Lane, keeper@yard.example",
        "You may contact our keeper of lists at lists@yard.example",
    ),
    "a thought about a sentence in parentheses": (
        "Each spring we will let an outside firm count our tools (we expect to change the list, since nobody has"
        " counted them before).",
        "Each spring we will let an outside firm count our tools.",
    ),
    "a condition in other words beside the same ones": (
        "If a tool fails, we aim to tell the harbour what we know where it will help the building of safe tools.",
        "If a tool fails, we aim to tell the harbour what we know where it will help safety of timber tools.",
    ),
    "what goes without saying of who is free to step in": (
        "The board may overrule a warden and order another repair.",
        "Where necessary, the board may overrule a warden and order another repair.",
    ),
    "a discretion that a permission gives anyway": (
        "We may close your stall, at our discretion, when no order came in for a year.",
        "We may close your stall when no order came in for a year.",
    ),
    "a permission with its discretion, and nobody told": (
        "We may change the house rules at our sole discretion and without notice to anybody.",
        "We may change the house rules.",
    ),
    "what may be done and what must, in the other order": (
        "The board may look into repairs of saws and will receive the ledger in full.",
        "The board will receive the ledger in full and may look into repairs of saws.",
    ),
    "the name of a paper that tells": (
        "The Repair Report will be weighed by the warden and the board before the yard opens.",
        "The repairs will be weighed by the warden and the board before the yard opens.",
    ),
    "what gives a decision its form": (
        "The warden makes all decisions about repairs.",
        "The warden makes all decisions about repairs, informed by the ledger.",
    ),
    "the publisher's own name": (
        "You and Birch waive the right to a second look at the saw. Birch will keep it. Birch will answer. "
        "Birch will send copies.",
        "You waive the right to a second look at the saw. Birch will keep it. Birch will answer. "
        "Birch will send copies.",
    ),
    "what belongs to a carrier": (
        "No keeper answers for a third party's saws or for what is done under a third party's rules.",
        "No keeper answers for third-party saws or for what is done under third parties' rules.",
    ),
    "a preposition of several words": (
        "If you use a ladder of another member that was lent through our desk, his rules will bind you.",
        "If you use a ladder of another member that was lent through or in connection with our desk, his rules will "
        "bind you.",
    ),
    "the words that open a condition": (
        "In the event of a suspected breach of the rules, we may search your locker.",
        "If there is a suspected breach of the rules, we may search your locker.",
    ),
    "a moment that is named with a word less": (
        "Returns sent to the wrong depot will not be counted until this mistake has been corrected.",
        "Returns sent to the wrong depot will not be counted until this has been corrected.",
    ),
    "a gerund that only looks like a moment": (
        "You can ask us not to share your name as described in the next part.",
        "You can ask us not to share your name by following the steps here.",
    ),
    "to agree to a duty": (
        "Carriers must not pay wardens for keys.",
        "Carriers agree not to pay wardens any money for keys.",
    ),
    "the number of an item": (
        "c. not pay members for the loan of a saw.",
        "5.1 not pay members for the loan of a saw.",
    ),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_takes_nothing_from_a_duty(name: str) -> None:
    old, new = map(document, SILENT[name])
    assert [
        (change.outcome, [one.rule for one in change.shifts]) for change in compare(old, new).changes if change.material
    ] == []


SPEAKING = {
    "an exception that lost its cases": (
        "We will tell you in advance unless it is unlawful to do so or we believe that the delay would harm sellers,"
        " buyers or other third parties, or a court orders silence.",
        "We will tell you in advance unless it is unlawful to do so.",
        ["exception_narrowed+"],
    ),
    "a duty behind an exception": (
        "We will not lend a saw unless a member vouches for it, and we will promptly sharpen its blade.",
        "We will not lend a saw unless a member vouches for it, and we will sharpen its blade.",
        ["urgency_dropped-"],
    ),
    "scrutiny in the words of a condition": (
        "We will lend each saw to the members who asked for it first, and to nobody else in that week.",
        "We will lend each saw to the members who asked for it first, and to nobody else in that week, subject to"
        " review by an independent expert.",
        ["requirement_added+", "actor_involved+"],
    ),
    "a condition with one more case": (
        "If you think that our board made a mistake in suspending or closing your stall, you can object.",
        "If you think that our board made a mistake in renaming, suspending or closing your stall, you can object.",
        ["condition_widened+"],
    ),
    "a discretion as its holder sees fit": (
        "We will document each drill in a report to the members.",
        "We will document each drill in a report to the members, as we see fit.",
        ["hedge_added-"],
    ),
    "a condition that names a case": (
        "If you sell knives in your shop, you must check the age of buyers.",
        "You must check the age of buyers.",
        ["condition_removed+"],
    ),
    "a relative clause that said which ones": (
        "Ladders that are not meant for external sale will undergo a load test to find cracks in the rungs and rails.",
        "Ladders will undergo a load test to find cracks in the rungs and rails.",
        ["condition_removed+"],
    ),
    "a hedge on what is new": (
        "When we send tools abroad, we pack every one of them in a crate with straw.",
        "When we send tools abroad, we pack every one of them in a crate with straw, together with spare grease and"
        " cloths where required.",
        ["requirement_added+"],
    ),
    "an outsider": (
        "Each report on a fire will undergo external review before it is sent to the members.",
        "Each report on a fire will undergo review before it is sent to the members.",
        ["actor_dropped-"],
    ),
    "a looser hedge for another": (
        "We hold fire drills in every depot with outside trainers, where required.",
        "We hold fire drills in every depot with outside trainers, at our sole discretion.",
        ["strength_lowered-", "hedge_added-", "hedge_removed+"],
    ),
    "a permission that went with its verb": (
        "We may take back a shop name and might hand it over to other sellers when no order came in for a year.",
        "We may take back a shop name when no order came in for a year.",
        ["requirement_dropped-"],
    ),
    "a modal whose verb stayed": (
        "We inspect every depot and might publish what we find.",
        "We inspect every depot and publish what we find.",
        ["strength_raised+"],
    ),
    "a hedge on a permission to tell": (
        "We may share our ledger with outside firms.",
        "Where necessary, we may share our ledger with outside firms.",
        ["hedge_added-"],
    ),
    "an exception with its cases, once narrower": (
        "You shall bear all losses except losses from our negligence.",
        "You shall bear all losses except losses from our gross negligence.",
        ["exception_narrowed+"],
    ),
}
_SIGNS = {"weaker": "-", "stronger": "+", "unclear": "?"}


@pytest.mark.parametrize("name", SPEAKING)
def test_what_does(name: str) -> None:
    old, new, expected = SPEAKING[name]
    changes = compare(document(old), document(new)).changes
    assert [f"{one.rule}{_SIGNS[one.direction]}" for change in changes for one in change.shifts] == expected
