"""An organization's own theme: a file of colours, fonts and a logo, and the gate that it must pass.

It comes from outside. `reading` reads it, `schema` says what may stand in it, `fonts` and `logo` look at the files
that it names, `merging` puts it over one of the program's themes, and `legibility` measures the result: whatever a
theme changes, every word on a picture can be read and every sign be told from the others.
"""
