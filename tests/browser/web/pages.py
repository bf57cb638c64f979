"""Every page of the application, each once: what a person can open, by name."""

from __future__ import annotations

from tests.browser.web.serving import MAP, WAIVER

OF_MAP = f"/maps/{MAP}"
PAGES: dict[str, str] = {
    "home": "/",
    "home-search": "/?q=thai+binh",
    "workspace": OF_MAP,
    "workspace-gap": f"{OF_MAP}?gap=HD-01:tb.p.dieuhanh",
    "gap": f"{OF_MAP}/gaps/HD-01:tb.p.dieuhanh",
    "table-tools": f"{OF_MAP}/tables/tools",
    "table-uses": f"{OF_MAP}/tables/uses",
    "matrix-uses": f"{OF_MAP}/matrices/uses",
    "matrix-leaders": f"{OF_MAP}/matrices/leaders",
    "matrix-cell": f"{OF_MAP}/matrices/uses/cell?row=tb.g.tinh&column=tb.t.ioc",
    "element": f"{OF_MAP}/elements/tb.p.dieuhanh",
    "element-new": f"{OF_MAP}/elements/new/tools",
    "element-delete": f"{OF_MAP}/elements/tb.t.hop/delete",
    "relation": f"{OF_MAP}/relations/sets/tb.gdstttt%3Etb.p.dieuhanh",
    "relation-new": f"{OF_MAP}/relations/new/uses",
    "settings": f"{OF_MAP}/settings",
    "waiver": f"{OF_MAP}/waivers/{WAIVER}",
    "waiver-new": f"{OF_MAP}/waivers/new?check=AW-04&subjects=tb.p.tthc",
    "brakes": f"{OF_MAP}/brakes",
    "brakes-limits": f"{OF_MAP}/brakes/limits",
    "brakes-paste": f"{OF_MAP}/brakes/paste",
    "brakes-threshold": f"{OF_MAP}/brakes/thresholds/tb.b.tthc",
    "brakes-review": f"{OF_MAP}/brakes/reviews/new",
    "history": f"{OF_MAP}/history",
    "restore": f"{OF_MAP}/history/1/restore",
    "compare": f"{OF_MAP}/compare?old=1&new=2",
    "api": "/api/v1/docs",
    "help": "/help/",
    "help-search": "/help/?q=uy+quyen",
    "help-tour": "/help/tour",
    "help-views": "/help/views",
    "help-view": "/help/views/delegations",
    "help-brakes": "/help/brakes",
    "help-checks": "/help/checks",
    "help-check": "/help/checks/PA-05",
    "help-format": "/help/format",
    "help-glossary": "/help/glossary",
    "help-keys": "/help/keys",
}

NO_PAGES = {
    "static",
    "home.healthz",
    "fonts.font",
    "help.picture",
    "help.guide",
    "pictures.file",
    "pictures.picture",
    "comparing.file",
    "editing.revision",
    "maps.gaps",
    "maps.lights",
    "maps.node",
    "elements.renaming",
    "elements.search",
    "elements.suggested",
    "matrices.first",
    "tables.first",
    "api-pages.openapi",
}
"""Endpoints that answer to GET with a file, a part of a page or a way on."""
