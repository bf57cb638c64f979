"""Which suffix means which format."""

from __future__ import annotations

from typing import Final, Literal

Format = Literal["yaml", "json"]
FORMAT_OF_SUFFIX: Final[dict[str, Format]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
