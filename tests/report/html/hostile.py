"""Texts that strangers might write to run code in a reader's browser, and what a reader should see of them."""

PAYLOADS = {
    "script": "<script>window.hit=1;alert(1)</script>",
    "closing": "</script></style></title></textarea><script>window.hit=2</script>",
    "image": "<img src=x onerror='window.hit=3'>",
    "svg": "<svg/onload=window.hit=4>",
    "attribute": '" autofocus onfocus=window.hit=5 x="',
    "apostrophe": "' onmouseover='window.hit=6",
    "link": '[press](javascript:window.hit=7) and <a href="javascript:window.hit=8">here</a>',
    "outside": "![pixel](https://tracker.example/p.png) <link rel=stylesheet href=//tracker.example/x.css>",
    "comment": "<!-- --><!--><script>window.hit=9</script>",
    "entity": "&lt;script&gt;window.hit=10&lt;/script&gt; &#60;b&#62;",
    "refresh": "<meta http-equiv=refresh content='0;url=https://tracker.example/'>",
    "frame": "<iframe srcdoc='<script>parent.hit=11</script>'></iframe><base href=https://tracker.example/>",
    "template": "${window.hit=12} {{constructor.constructor('window.hit=13')()}} <%= 1 %>",
}
UNSEEN = {
    "bidi": ("pay \u202eyadot\u202c", "[U+202E]"),
    "nul": ("we\u0000 will", "[U+0000]"),
    "zero width": ("wi\u200bll", "[U+200B]"),
    "escape": ("\x1b[31mred", "[U+001B]"),
    "surrogate": ("half \ud83d", "[U+D83D]"),
}


def around(payload: str, change: bool) -> str:
    """A policy that says the payload wherever a text can be said."""
    duty = "may" if change else "will"
    return f"""# Rules {payload}

## 1. Duties {payload}

**Label {payload}.** We {duty} publish {payload} every month.

- We {duty} stop {payload} at once.

| Head {payload} | Duty |
| --- | --- |
| Saw {payload} | We {duty} fit {payload} a guard. |

We {duty} keep a log[^1] of it.

[^1]: A log {payload} is a list.
"""
