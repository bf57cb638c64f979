"""Documents for proposals: one annex set, assembled once, and one file a format that writes it."""
