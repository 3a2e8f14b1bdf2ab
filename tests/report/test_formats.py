import subprocess
import sys

from policydiff.report.formats import FORMATS, format_help


def test_every_format_is_in_the_help() -> None:
    assert list(FORMATS)[:3] == ["text", "markdown", "json"]
    for name, known in FORMATS.items():
        assert known.name == name
        assert f"{name}: {known.about}" in format_help()


def test_the_table_loads_no_renderer() -> None:
    code = (
        "import sys, policydiff.report.formats;"
        "loaded = {'rich', 'json', 'policydiff.report.text', 'policydiff.rules.registry'} & set(sys.modules);"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
