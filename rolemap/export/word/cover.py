"""The sheet before the annexes: whose map it is, as of when, which version, and the list of the annexes.

It holds the letterhead of the body alone. The name of the State and its motto stand on the main text that the annexes
are attached to, never on annexes (Decree 30/2020/NĐ-CP, Annex I, part II).
"""

from __future__ import annotations

from rolemap.export import page
from rolemap.export.document import Document, TitleBlock
from rolemap.export.word.markup import paragraph, run, twips
from rolemap.export.word.stylebook import StyleBook
from rolemap.i18n import domain

_ = domain("export.word")

_HEAD_SHARE = 0.46
"""Of the width of the text that the letterhead takes."""
_LONGEST_FOOTER = 105
_FOOTER_HALF_POINTS = 18


def cover(document: Document, book: StyleBook, listed: str) -> str:
    """The sheet; `listed` is the list of the annexes."""
    head = document.head
    width = twips(page.text_width_mm())
    right = f'<w:ind w:left="0" w:right="{round(width * (1 - _HEAD_SHARE))}" w:firstLine="0"/>'
    lines = []
    if head.superior:
        lines.append(paragraph(book["RolemapSuperior"], run(head.superior), right))
    lines.append(paragraph(book["RolemapOwner"], run(head.owner), right))
    lines.append(_rule(book, width))
    if head.ribbon:
        lines.append(_ribbon(book, head.ribbon, width))
    lines.append(paragraph(book["Title"], run(head.title)))
    if head.subtitle:
        lines.append(paragraph(book["Subtitle"], run(head.subtitle)))
    facts = " · ".join((head.date_line, _("Content code: {code}").format(code=head.version)))
    lines.append(paragraph(book["RolemapFacts"], run(facts)))
    if head.notice:
        lines.append(
            paragraph(book["RolemapWarning"], run(head.notice), '<w:spacing w:before="360" w:after="240"/>')
        )
    if listed:
        name = _("List of annexes")
        heading = paragraph(
            book["Subtitle"], run(name), '<w:keepNext/><w:spacing w:before="480" w:after="120"/>'
        )
        lines.append(heading + listed)
    return "".join(lines)


def _rule(book: StyleBook, width: int) -> str:
    """A rule under the name of the body, of a third to a half of its width."""
    across = width * _HEAD_SHARE
    aside = across * (1 - page.OWNER_RULE_SHARE) / 2
    return paragraph(
        book["RolemapOwner"],
        "",
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="0"/>'
        f'<w:ind w:left="{round(aside)}" w:right="{round(width - across + aside)}" w:firstLine="0"/>',
    )


def _ribbon(book: StyleBook, words: str, width: int) -> str:
    """“Dữ liệu minh họa” in a frame: nobody may take made-up figures for real ones."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    aside = round(width * 0.32)
    return paragraph(
        book["RolemapFacts"],
        run(words, '<w:b/><w:bCs/><w:i w:val="0"/><w:iCs w:val="0"/><w:caps/>'),
        f'<w:pBdr>{sides}</w:pBdr><w:spacing w:before="360" w:after="0"/>'
        f'<w:ind w:left="{aside}" w:right="{aside}" w:firstLine="0"/>',
    )


def footer(head: TitleBlock) -> str:
    """What stands under every page, so that a single photocopied sheet still says of what and as of when it is."""
    size = f'<w:sz w:val="{_FOOTER_HALF_POINTS}"/><w:szCs w:val="{_FOOTER_HALF_POINTS}"/>'
    facts = " · ".join((head.date_line, _("Content code: {code}").format(code=head.version)))
    whole = f"{head.title} · {facts}"
    text = whole if len(whole) + len(head.ribbon) <= _LONGEST_FOOTER else facts
    ribbon = run(f"{head.ribbon} · ", f"<w:b/><w:bCs/>{size}") if head.ribbon else ""
    return ribbon + run(text, size)
