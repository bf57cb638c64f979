"""An annex set as a Word document: real styles, tables and fields, pictures as vectors, or an office's own template."""
