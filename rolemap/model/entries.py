"""What tools do and collect, in words: the entries of `capabilities` and `collects` as an office reads them.

The entries are free text of a map. Those that are written as codes in the samples and in the examples of the
checks have their words here; of any other code the underscores are taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rolemap.i18n import N_, domain
from rolemap.model.text import blank

_ = domain("fields")

_ENTRIES: Mapping[str, str] = {
    "bao_cao": N_("reporting"),
    "dieu_hanh": N_("monitoring and operations"),
    "dinh_danh": N_("identification and authentication"),
    "ho_tro_dan": N_("help for citizens"),
    "ho_so_suc_khoe": N_("health records"),
    "ho_so_tthc": N_("files of administrative procedures"),
    "hop": N_("online meetings"),
    "ky_so": N_("digital signatures"),
    "so_lieu_thang": N_("monthly figures"),
    "tich_hop": N_("integration and sharing of data"),
    "tich_hop_tinh": N_("integration and sharing of data within the province"),
    "truyen_thanh": N_("public broadcasting"),
    "tthc": N_("administrative procedures"),
    "van_ban": N_("documents"),
}


def entry_words(entries: Iterable[str]) -> str:
    """Entries as one list in words, each once; empty where there are none."""
    named = (entry.strip() for entry in entries if not blank(entry))
    return ", ".join(
        dict.fromkeys(_(_ENTRIES[one]) if one in _ENTRIES else one.replace("_", " ") for one in named)
    )
