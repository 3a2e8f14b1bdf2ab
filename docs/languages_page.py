"""Print docs/languages.md, made from the lexicons themselves: `python docs/languages_page.py > docs/languages.md`."""

import sys

from policydiff.lexicon import ENGLISH, language_name, languages, lexicon, terms
from policydiff.rules.reach import silent_rules

OTHERS = tuple(code for code in languages() if code != ENGLISH)
ROWS = (
    ("binding", "modals", ("binding",)),
    ("intended", "modals", ("intended",)),
    ("discretionary", "modals", ("discretionary",)),
    ("advisory", "modals", ("advisory",)),
    ("prohibition", "modals", ("forbidding", "discouraging")),
    ("conditions", "parts", ("condition", "condition_closing")),
    ("exceptions", "parts", ("exception", "exception_closing")),
    ("occasions", "parts", ("occasion", "occasion_closing")),
    ("hedges", "parts", ("hedge",)),
    ("bodies and roles", "parts", ("actor",)),
    ("telling", "parts", ("disclosure",)),
    ("stopping and restricting", "parts", ("consequence",)),
    ("parties", "bearers", ("provider", "user", "third_party")),
    ("abbreviations", "sentences", ("abbreviations",)),
    ("words not weighed", "stems", ("stopwords",)),
)
INTRODUCTION = """\
# Languages

policydiff reads English, French, German and Chinese, simplified and traditional. The language is told from the text: by
its script, else by its function words; a long passage in another language (a French notice in English terms) is read in
its own. `language: fr` in the front matter sets it for a text, `--language fr` for `diff` and `show`, and the argument
`language` for `policydiff.parse_policy`; what is set is not told anew. Reports, rules and messages are in English.

The same pipeline and the same rules run in every language; the words are data in `policydiff/lexicon/` (English) and
`policydiff/lexicon/fr`, `de` and `zh`, the build of sentences is a module a language in `policydiff/parse/languages/`.
The files of a language are read when a text first needs them.

This page is made from the lexicons by `make docs`.
"""
UNREAD = """\
## What is not read

A text in another language is named and not guessed at: a warning says that there are no word lists for it, every
clause of it is a statement, and `log` calls a revision of it unreadable. Told by name:

{named}

`diff` refuses two texts in different languages (exit 2), unless `--language` says that they are in one; `log` calls a
revision that changed the language unreadable, and says why.

{silent}

In English only:

- the words with which an account announces a change (`audit`, and `require-announcement` of `check`); `audit` says so
  where the policy is in another language;
- the recognition of lines that only date an edition ("Stand: März 2026"), which `log` calls noise in English;
- curated wording: English lists grew on real policies and are measured on expert codings ([accuracy](accuracy.md)). The
  others were written from grammars and legal usage, and tried on what follows.
"""
DETAILS = """\
## French

Person, future and conditional are read from the ending of the verb, negation from both its halves (*ne ... pas*), and
from *ne* alone after *pouvoir* and *savoir*; *ne ... que* denies nothing. Elided words are split (*l'accès*).
*notamment* introduces an operative list, as *including* does.

## German

The finite verb is looked for in second place, its subject before or behind it; a clause with its verb at the end is
subordinate. *werden* is future or passive by the form of the last word. A compound is what its last part is
(*Zahlungsdienstleister*), as a party; in comparison compounds are not taken apart.

## Chinese

The topic of the clause, or of one before it, is the bearer. Conditions are read by what opens them (如果) and by what
closes them (……的,). Words of the lists are compared whole, what no list knows as pairs of neighbouring characters.
Traditional texts are looked up and compared through a table of {characters} characters (`zh/characters.toml`), not
through lists of their own; words of Taiwan and Hong Kong stand beside those of the mainland in `zh/concepts.toml`. A
simplified and a traditional version of one text are the same to the comparison.

## How right it is

Judged by eye, on clauses drawn or written after the last change to the lists: of the norms that are reported, those
with the right norm, bearer and strength.

| | clauses read | norms reported | right | where from |
| --- | ---: | ---: | ---: | --- |
| German | 64 | 34 | 29 | drawn from the recorded terms of three platforms (32 versions, 1,131 distinct clauses) |
| French | 20 | 11 | 9 | sentences of our own |
| Chinese | 20 | 18 | 13 | sentences of our own |

The archives that were at hand hold no French or Chinese terms, only 17 French clauses inside English ones; those two
languages are tried on far less than German, and German on far less than English. All 32 German versions were told
German; of {english} other texts all were told English but one, a list of trackers, which tells nothing. What is still
wrong, by class: a pronoun that can mean *you* or *they* (*Sie* at the start of a sentence); what a thing is able to do,
read as a permission; acceptance of terms (*同意本协议*), read as a duty; items under a heading that forbids without
saying so; practices with a verb that no list holds.
"""


def count(name: str, keys: tuple[str, ...], language: str) -> int:
    """How many terms a language has under some keys."""
    return sum(len(terms(name, key, language)) for key in keys if language != ENGLISH or key in lexicon(name))


def table() -> str:
    """The size of each list in each language."""
    heads = " | ".join(language_name(code) for code in languages())
    lines = [f"| terms for | {heads} |", f"| --- |{' ---: |' * len(languages())}"]
    for title, name, keys in ROWS:
        lines.append(f"| {title} | {' | '.join(str(count(name, keys, code)) for code in languages())} |")
    return "\n".join(lines)


def silent() -> str:
    """Which rules have no words, by language."""
    lacking = {code: silent_rules(code) for code in OTHERS}
    if not any(lacking.values()):
        return "Every rule has words in every language above; a rule without words would be named in each report."
    return "\n".join(f"- {language_name(code)}: {', '.join(rules)}" for code, rules in lacking.items() if rules)


def page() -> str:
    """The whole page."""
    held = lexicon("languages")
    named = [str(entry["name"]) for entry in held.values() if not entry["lexicons"]]
    characters = len(lexicon("characters", "zh")["variants"]["from"])
    parts = (
        INTRODUCTION,
        f"## What each has\n\n{table()}\n",
        UNREAD.format(named="\n".join(f"- {name}" for name in named), silent=silent()),
        DETAILS.format(characters=characters, english=193),
    )
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
