from pathlib import Path

import pytest
from policydiff.tui.keys import APP, BROWSE, EVERY, REVIEW, own_keys


def test_no_key_does_two_things_on_one_screen() -> None:
    for screen in (REVIEW + APP, BROWSE + APP):
        keys = [key for each in screen for key in each.keys.split(",")]
        assert len(keys) == len(set(keys))
    assert len({key.id for key in EVERY}) == len(EVERY)


def test_the_users_own_keys_are_read(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('[keys]\nnext = "ctrl+n"\naccept = "!, x"\n')
    assert own_keys(path) == ({"next": "ctrl+n", "accept": "exclamation_mark,x"}, [])
    assert own_keys(tmp_path / "none.toml") == ({}, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("next = [", "cannot be read"),
        ('[keys]\nnxt = "j"', "did you mean next?"),
        ("[keys]\nnext = 3", "next wants a key"),
        ('keys = "x"', "not a table"),
    ],
)
def test_what_is_wrong_with_them_is_said_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(text)
    chosen, troubles = own_keys(path)
    assert chosen == {}
    assert len(troubles) == 1
    assert said in troubles[0]
    assert "\n" not in troubles[0]
