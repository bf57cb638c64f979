"""Random maps as plain documents, with text that other formats love to misread."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from hypothesis import strategies as st

from rolemap.model import vocabulary as words

NASTY = (
    "034", "0x1F", "0o17", "1e3", "-1.5", ".5", "12:30", "1_000", "2022-06-30", "2022", "no", "off", "Yes", "y", "~",
    "null", "true", "=", "<<", "- x", "a: b", "x #y", "#", "'", '"', "it's", "{a}", "[b]", "a, b", "?", "? a", "!x",
    "&x", "*x", "%x", "@x", "`x`", "|", ">", ":", "a:", " a", "a ", "...", "---", "\\n", "Sở Y tế", "571/QĐ-UBND",
    "UBND\u00a0xã", "🙂", "http://a.vn/?b=c, d", "é" * 40, "\\", "a\\u0041",
)  # fmt: skip

plain_text = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Mn", "Mc", "Me")),
    max_size=30,
)
text = st.sampled_from(NASTY) | plain_text
name = text.filter(lambda one: one.strip() != "")
lines = text | st.lists(text, min_size=1, max_size=4).map("\n".join)
flag = st.booleans()
day = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
number = st.floats(-1e12, 1e12) | st.integers(-(10**12), 10**12)
share = st.floats(0, 1) | st.integers(0, 1)
count = st.integers(0, 10**9)
IDS = {section: [f"{section[:3]}.{n}" for n in range(3)] for section in words.SECTIONS} | {
    "organizations": ["no", "null", "e1.5"]
}


def one_of(choices: Any) -> st.SearchStrategy[str]:
    """One word of an enumeration."""
    return st.sampled_from(list(choices))


def ref(*sections: str) -> st.SearchStrategy[str]:
    """An id of those sections."""
    return st.sampled_from([one for section in sections for one in IDS[section]])


def refs(section: str) -> st.SearchStrategy[list[str]]:
    """Some ids of that section."""
    return st.lists(ref(section), max_size=3)


COMMON = {
    "name_en": text,
    "provenance": one_of(words.PROVENANCES),
    "source": text,
    "note": lines,
}
LEVELS = ["province", "xã", "034"]
OWN: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "organizations": (
        {"kind": one_of(words.ORGANIZATION_KINDS), "level": one_of([*LEVELS, "central", "enterprise"])},
        {
            "code": text,
            "apparatus": flag,
            "size": st.integers(1, 10**9),
            "head_also": refs("positions"),
            "tool_count_survey": count,
        },
    ),
    "positions": ({"organization": ref("organizations"), "rank": one_of(words.RANKS)}, {"holder": text}),
    "bodies": (
        {"scope": ref("organizations")},
        {
            "standing_agency": ref("organizations"),
            "last_year": st.fixed_dictionaries({}, optional={"documents": count, "sessions_by_head": count}),
        },
    ),
    "problems": (
        {"owner": ref("organizations"), "status": one_of(words.PROBLEM_STATUS)},
        {
            "owner_scope": ref("organizations"),
            "audience": st.lists(one_of(LEVELS), max_size=3),
            "framing": one_of(words.FRAMINGS),
            "start": day,
            "pain": lines,
            "baseline": number,
            "target": number,
            "unit": text,
            "due": day,
        },
    ),
    "tools": (
        {
            "kind": one_of(words.TOOL_KINDS),
            "status": one_of(words.TOOL_STATUS),
            "provision": one_of(words.PROVISIONS),
        },
        {
            "capabilities": st.lists(plain_text, max_size=3),
            "shared": flag,
            "start": day,
            "changes": st.lists(text, max_size=3),
            "justification": lines,
        },
    ),
    "documents": ({"kind": one_of(words.DOCUMENT_KINDS)}, {"number": plain_text, "date": day}),
    "thresholds": (
        {"metric": name, "must_stay": one_of(words.MUST_STAY), "limit": number},
        {
            "warn": number,
            "action": text,
            "watcher": ref("positions"),
            "measurements": st.lists(st.fixed_dictionaries({"date": day, "value": number}), max_size=3),
        },
    ),
    "reviews": ({"date": day}, {"decision": text}),
    "budgets": (
        {"form": one_of(words.BUDGET_FORMS), "period": one_of(["2022", "2021-2025", " 2022 ", "năm 2022"])},
        {
            "amount_vnd_m": number,
            "evidence": st.dictionaries(one_of(words.RIGHTS), st.lists(text, max_size=2), max_size=5),
            "steps": st.lists(
                st.fixed_dictionaries({"step": one_of(words.BUDGET_STEPS)}, optional={"date": day}),
                max_size=3,
            ),
        },
    ),
}
RELATION_VALUES = {
    "flag": flag,
    "share": share,
    "number": number,
    "date": day,
    "text": text,
    "provenance": one_of(words.PROVENANCES),
    "mode": one_of(words.SIGNING_MODES),
    "scope": st.lists(one_of(words.DELEGATION_SCOPES), max_size=4),
}


def _elements(section: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    required, optional = OWN[section]
    ends = {"valid_from": st.just("2020-01-01"), "valid_to": st.just("2024-12-31")}
    validity = ends if section in words.VALIDITY_SECTIONS else {}
    fields = st.fixed_dictionaries({"name": name, **required}, optional={**COMMON, **optional, **validity})
    return st.tuples(*(fields.map(lambda one, id=id: {"id": id, **one}) for id in IDS[section])).map(list)


def _group(id: str) -> st.SearchStrategy[dict[str, Any]]:
    by_list = st.fixed_dictionaries({"name": name, "members": refs("organizations")}, optional=COMMON)
    by_rule = st.fixed_dictionaries(
        {"name": name, "under": ref("organizations"), "level": one_of(LEVELS)}, optional=COMMON
    )
    return (by_list | by_rule).map(lambda one: {"id": id, **one})


def _relations(kind: words.RelationKind) -> st.SearchStrategy[list[dict[str, Any]]]:
    own = {key: word for key, word in kind.own.items() if word != "delegation"}
    common = {key: word for key, word in words.COMMON_RELATION_KEYS.items() if key not in ("id", "valid_to")}
    optional = {key: RELATION_VALUES[word] for key, word in {**own, **common}.items()}
    return st.lists(
        st.fixed_dictionaries({"from": ref(*kind.sources), "to": ref(*kind.targets)}, optional=optional),
        max_size=3,
    )


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A whole map of format 1, as JSON has it."""
    document: dict[str, Any] = {
        "rolemap": 1,
        "map": draw(
            st.fixed_dictionaries(
                {
                    "id": st.just("m"),
                    "title": st.dictionaries(one_of(["vi", "en"]), name, min_size=1),
                    "as_of": day,
                    "root": ref("organizations"),
                    "levels": st.just(LEVELS),
                },
                optional={
                    "stage": one_of(words.STAGES),
                    "illustrative": flag,
                    "notice": st.dictionaries(one_of(["vi", "en"]), lines),
                    "licence": text,
                    "note": lines,
                },
            )
        ),
        **{section: draw(_elements(section)) for section in OWN},
        "groups": [draw(_group(id)) for id in IDS["groups"]],
        "relations": {name: draw(_relations(kind)) for name, kind in words.RELATION_KINDS.items()},
    }
    parents = draw(st.permutations(document["organizations"]))
    for below, above in itertools.pairwise(parents):
        if draw(flag):
            below["parent"] = above["id"]
    document["relations"]["delegates"] += [{"id": "uq.1", "from": "pos.0", "to": "pos.1"}]
    document["relations"]["sets"] += [{"from": "pos.1", "to": "pro.0", "by_delegation": "uq.1"}]
    document["waivers"] = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "check": st.just("HD-08"),
                    "subjects": refs("tools"),
                    "reason": name,
                    "approved_by": name,
                    "until": day,
                },
                optional={"document": text},
            ),
            max_size=2,
        )
    )
    document["profile"] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "severity": st.dictionaries(one_of(["HD-01", "AW-03"]), one_of(words.SEVERITIES)),
                "limits": st.dictionaries(
                    one_of(["AW-03", "no"]), st.dictionaries(one_of(["warning", "034"]), number)
                ),
            },
        )
    )
    return document
