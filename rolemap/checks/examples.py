"""The header that the small examples of the checks leave out, so that an example shows only what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml.nodes import Node

ROOT_ID = "goc"
"""Id of the organization that is added where an example names none; a map cannot be without a root."""

_HEADER = """\
rolemap: 1
map:
  id: example
  title: {vi: Ví dụ, en: Example}
  as_of: 2022-06-30
  root: %s
  stage: running
  levels: [province, district, commune]
"""
_ROOT = f"""\
organizations:
- {{id: {ROOT_ID}, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}}
"""


def complete(text: str) -> str:
    """The YAML of a whole map, made from the YAML of some of its sections.

    The root is the first organization of the text. A text may bring its own `map:` with the keys that are to
    differ, and a text that already has the key `rolemap` comes back as it is. Scalars keep their spelling and
    their quotes; comments are lost. Raises `yaml.YAMLError` for what is no YAML: examples are the program's
    own.
    """
    import yaml

    given = _nodes(text)
    if "rolemap" in given:
        return text
    if "organizations" not in given or not given["organizations"].value:
        given |= _nodes(_ROOT)
    header = _nodes(_HEADER % _first_id(given["organizations"]))
    own = given.pop("map", None)
    if own is not None:
        keys = {key.value: (key, value) for key, value in header["map"].value}
        keys |= {key.value: (key, value) for key, value in own.value}
        header["map"].value = list(keys.values())
    whole = yaml.MappingNode(
        "tag:yaml.org,2002:map",
        [(yaml.ScalarNode("tag:yaml.org,2002:str", key), value) for key, value in (header | given).items()],
        flow_style=False,
    )
    return str(yaml.serialize(whole, Dumper=yaml.SafeDumper, allow_unicode=True, width=110))


def _nodes(text: str) -> dict[str, Node]:
    """The values of a mapping that stands at the top of `text`, by key; empty for an empty text."""
    import yaml

    top = yaml.compose(text, Loader=yaml.SafeLoader)
    return {} if top is None else {key.value: value for key, value in top.value}


def _first_id(organizations: Node) -> str:
    first = organizations.value[0]
    return next(str(value.value) for key, value in first.value if key.value == "id")
