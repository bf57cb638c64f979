"""`rolemap export`: the documents of a map for a proposal."""

from __future__ import annotations

from datetime import date

from rolemap.i18n import N_, domain
from rolemap.terminal.options import as_of_option, command, map_argument, option
from rolemap.terminal.output import tell
from rolemap.terminal.progress import step

_ = domain("cli")


@command(
    N_("Write the documents of a map."),
    N_(
        "Write the documents of a map for a proposal. The suffix of the output file chooses: .docx (annexes for "
        "Word), .pdf (the same annexes), .pptx (slides whose shapes can be moved), .xlsx (the map as a workbook, "
        "with role matrix and findings; it can be filled in and read back), .zip (all of them, with the pictures of "
        "the annexes, the map and a manifest).\n\n"
        "Page and type follow Decree 30/2020/NĐ-CP, unless --template names an organization's own Word file: its "
        "letterhead and styles stay, and the words {{…}} in it are filled in; “rolemap explain template” lists "
        "them. The same map always gives the same file."
    ),
)
@map_argument
@option("-o", "--output", required=True, metavar=N_("FILE"), help=N_("The file to write."))
@option("--annex", "annexes", multiple=True, metavar=N_("SLUG"),
        help=N_("Write this annex only: role-map, responsibilities, gaps, evidence, brakes or about; may be given "
                "several times, or with several joined by commas. Slides and workbook are always whole."))  # fmt: skip
@option("--theme", default="screen", show_default=True, metavar=N_("THEME"),
        help=N_("Colours and typeface of the pictures, as for “rolemap draw”; print is black and white."))  # fmt: skip
@option("--template", metavar=N_("FILE.docx"),
        help=N_("An organization's own Word file for the annexes."))  # fmt: skip
@as_of_option
def export(
    path: str,
    output: str,
    annexes: tuple[str, ...],
    theme: str,
    template: str | None,
    as_of: date | None,
) -> int:
    """Read and check, make the document, write it."""
    from rolemap.services.checking import open_map
    from rolemap.services.exporting import Export, suffix_of, template_in

    suffix = suffix_of(output)
    wanted = [slug for given in annexes for slug in given.replace(",", " ").split()]
    for name in _idle(suffix, bool(wanted), template):
        tell(_("--{option} does nothing for a .{suffix}.").format(option=name, suffix=suffix))
    content = b"" if template is None else template_in(template)
    with step(_("Reading and checking…")):
        workspace = open_map(path, as_of)
    with step(_("Making the document…")) as come_to:

        def part(what: str, done: int, of: int) -> None:
            come_to(_("{what} ({done}/{of})").format(what=what, done=done, of=of))

        Export(workspace, annexes=wanted, theme=theme, template=content, progress=part).save(output)
    tell(_("{path} was written.").format(path=output))
    return 0


def _idle(suffix: str, annexes: bool, template: str | None) -> list[str]:
    """The options that a document of that suffix does not obey."""
    idle = ["annex"] if annexes and suffix in ("pptx", "xlsx") else []
    return idle + (["template"] if template is not None and suffix not in ("docx", "zip") else [])
