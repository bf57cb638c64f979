"""One format a file, named by its suffix; what such a file offers stands in `rolemap.render.output`."""
