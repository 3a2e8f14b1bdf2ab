from policydiff.cache.desk import Item
from policydiff.cache.judging import FIRST_WINDOW, GROWTH, _by_policy
from policydiff.cache.workers import Job

ITEM = Item("c", "p", "a")


def test_the_newest_of_all_policies_are_judged_first_then_policy_by_policy() -> None:
    jobs = [Job(number, "AB"[number % 2], (ITEM,)) for number in range(FIRST_WINDOW * (1 + GROWTH) + 5)]
    ordered = _by_policy(jobs)
    assert sorted(ordered, key=lambda job: job.number) == jobs
    assert {job.number for job in ordered[:FIRST_WINDOW]} == set(range(FIRST_WINDOW))
    window = ordered[FIRST_WINDOW : FIRST_WINDOW * (1 + GROWTH)]
    assert [job.policy for job in window] == sorted(job.policy for job in window)
