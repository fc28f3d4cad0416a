"""Characters without a glyph."""

from paper.glyphs import REPLACEMENT, Glyphs, plain_latin


def test_unknown_characters_are_tried_in_halves_and_only_once() -> None:
    tried: list[str] = []

    def printable(text: str) -> bool:
        tried.append(text)
        return "漢" not in text

    glyphs = Glyphs(printable)
    fitted, replaced = glyphs.fit({"title": "Ж漢Ω", "rows": [["plain"], 3, None]})
    assert (fitted, replaced) == ({"title": f"Ж{REPLACEMENT}Ω", "rows": [["plain"], 3, None]}, True)
    before = len(tried)
    assert glyphs.fit(["Ω漢"]) == ([f"Ω{REPLACEMENT}"], True)
    assert len(tried) == before
    assert glyphs.fit(["plain"]) == (["plain"], False)


def test_what_is_certain_to_print_is_kept_and_all_else_replaced() -> None:
    assert plain_latin({"a": ["Ñandú", "漢字", 1]}) == {"a": ["Ñandú", REPLACEMENT * 2, 1]}
