import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.emulator.entities import Entity
from bot.emulator.errors import ApiError
from bot.emulator.html_parser import parse_html

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<&"), max_size=12)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, TEXTS.filter(bool), TEXTS, st.sampled_from(sorted(STYLES)))
def test_offsets_and_lengths_count_utf16_units(
    before: str, inside: str, after: str, tag: str
) -> None:
    text, entities = parse_html(f"{before}<{tag}>{inside}</{tag}>{after}")
    assert text == before + inside + after
    assert entities == (Entity(STYLES[tag], utf16(before), utf16(inside)),)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (text, ())


@given(st.text("<>/&;=\"' ab\n😀", max_size=40))
def test_any_text_is_either_parsed_or_refused_in_telegrams_words(text: str) -> None:
    said = "Bad Request: can't parse entities: "
    try:
        plain, entities = parse_html(text)
    except ApiError as refusal:
        said = refusal.description
    else:
        assert all(one.end <= utf16(plain) for one in entities)
    assert said.startswith("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("a <x>b</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("😀 <br/>", 'Unsupported start tag "br/" at byte offset 5'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a href>b</a", "Unclosed end tag at byte offset 9"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a ="x">b</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x!>b</a>", "Unexpected end of name token at byte offset 8"),
        ("<tg-emoji emoji-id='x'>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_markup_is_refused_with_its_byte_offset(html: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(html)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_nested_tags_give_entities_from_outside_in() -> None:
    _, entities = parse_html("<b>a<i>b</i></b>")
    assert entities == (Entity("bold", 0, 2), Entity("italic", 1, 1))


def test_a_link_keeps_its_address_and_one_without_uses_its_text() -> None:
    _, entities = parse_html('<a href="http://a.example/x?a=1&amp;b=2">x</a> <a>b.example</a>')
    assert [one.value for one in entities] == ["http://a.example/x?a=1&b=2", "http://b.example/"]


def test_a_link_that_leads_nowhere_is_left_out() -> None:
    assert parse_html('<a href="somewhere">x</a>') == ("x", ())


def test_a_link_to_a_user_is_a_mention() -> None:
    _, entities = parse_html('<a href="tg://user?id=12">x</a>')
    assert entities == (Entity("text_mention", 0, 1, "12"),)


@pytest.mark.parametrize(
    "html",
    [
        '<pre><code class="language-python">x</code></pre>',
        '<code class="language-python"><pre>x</pre></code>',
    ],
)
def test_code_inside_pre_names_the_language(html: str) -> None:
    assert parse_html(html) == ("x", (Entity("pre", 0, 1, "python"),))


def test_an_expandable_quotation_is_its_own_kind() -> None:
    _, entities = parse_html("<blockquote expandable>x</blockquote>")
    assert entities == (Entity("expandable_blockquote", 0, 1),)


def test_a_spoiler_span_and_an_emoji_are_understood() -> None:
    _, entities = parse_html(
        '<span class="tg-spoiler">x</span><tg-emoji emoji-id="5">👍</tg-emoji>'
    )
    assert entities == (Entity("spoiler", 0, 1), Entity("custom_emoji", 1, 2, "5"))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&#x1F600;&#65;&quot", '😀A"'),
        ("&nbsp;&ltx;&", "&nbsp;&ltx;&"),
        ("&#0;&#x0000000041;", "&#0;&#x0000000041;"),
    ],
)
def test_only_the_character_references_telegram_knows_are_replaced(html: str, text: str) -> None:
    assert parse_html(html)[0] == text


def test_half_of_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ApiError, match="unmatched surrogate"):
        parse_html("&#xD83D;")
