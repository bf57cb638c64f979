"""The browser of whoever sits at this machine."""

from __future__ import annotations

import os
import sys
import webbrowser

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def open_browser(address: str) -> bool:
    """Show the address in the browser; False where there is none, or no screen to show it on."""
    if sys.platform not in ("win32", "darwin") and not any(map(os.environ.get, SCREENS)):
        return False  # without a screen a browser of the terminal would be found, and take the terminal over
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False
