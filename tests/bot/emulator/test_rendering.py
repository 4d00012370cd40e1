import re

from hypothesis import given
from hypothesis import strategies as st

from bot.emulator.entities import Entity, utf16_length
from bot.emulator.rendering import rendered

KINDS = st.sampled_from(
    ["bold", "italic", "spoiler", "code", "blockquote", "text_link", "url", "custom_emoji"]
)
TEXT = "a<b>&😀 c\nd"
SPANS = st.tuples(
    st.integers(0, utf16_length(TEXT)), st.integers(0, utf16_length(TEXT)), KINDS
).filter(lambda span: span[0] < span[1])


@given(st.lists(SPANS, max_size=5))
def test_any_entities_give_html_that_nests_and_keeps_the_text(
    spans: list[tuple[int, int, str]],
) -> None:
    entities = tuple(Entity(kind, start, end - start, "x.example") for start, end, kind in spans)
    html = rendered(TEXT, entities)
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert open_tags == []
    plain = re.sub(r"<[^>]*>", "", html)
    assert plain == "a&lt;b&gt;&amp;😀 c\nd"


def test_a_link_can_never_carry_a_script() -> None:
    html = rendered("x", (Entity("text_link", 0, 1, 'javascript:alert("1")'),))
    assert 'href="https://javascript:alert(&quot;1&quot;)"' in html


def test_styles_have_the_tags_the_page_knows() -> None:
    html = rendered("abc", (Entity("spoiler", 0, 1), Entity("bold", 1, 1), Entity("pre", 2, 1)))
    assert html == '<span class="tg-spoiler">a</span><b>b</b><pre>c</pre>'
