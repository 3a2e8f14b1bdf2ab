from policydiff.cache.desk import Item
from policydiff.cache.workers import STRETCH, Job, _stretches

ITEM = Item("c", "p", "a")


def jobs(*policies: str) -> list[Job]:
    return [Job(number, policy, (ITEM,)) for number, policy in enumerate(policies)]


def test_a_stretch_is_of_one_policy() -> None:
    found = list(_stretches(jobs("A", "A", "B", "A")))
    assert [[job.policy for job in stretch] for stretch in found] == [["A", "A"], ["B"], ["A"]]


def test_a_long_stretch_is_parted_and_the_order_kept() -> None:
    found = list(_stretches(jobs(*["A"] * (2 * STRETCH + 1))))
    assert [len(stretch) for stretch in found] == [STRETCH, STRETCH, 1]
    assert [job.number for stretch in found for job in stretch] == list(range(2 * STRETCH + 1))
