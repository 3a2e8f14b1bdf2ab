from policydiff.config.lines import key_lines, line_of

TEXT = '''\
a = 1
b.c = 2

[t]
"quoted key" = 3
long = """
a = 9
"""
after = 4

[[list]]
x = 1
[[list]]
x = 2
[list.inner]
y = 3
'''


def test_keys_are_found_where_they_stand() -> None:
    lines = key_lines(TEXT)
    assert lines[("a",)] == 1
    assert lines[("b", "c")] == 2
    assert lines[("t",)] == 4
    assert lines[("t", "quoted key")] == 5
    assert lines[("t", "after")] == 9
    assert lines[("list", "0", "x")] == 12
    assert lines[("list", "1", "x")] == 14


def test_the_nearest_line_above_stands_in() -> None:
    lines = key_lines(TEXT)
    assert line_of(lines, ("t", "after", "deeper")) == 9
    assert line_of(lines, ("nowhere",)) == 1
