"""The annex set on paper: what Typst is given, and how it is asked.

`annexes.typ` and `parts.typ` are the page; `telling.py` writes the document down for them as plain data.
"""
