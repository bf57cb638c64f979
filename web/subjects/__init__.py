"""One blueprint a subject, found by `web.create_app`."""
