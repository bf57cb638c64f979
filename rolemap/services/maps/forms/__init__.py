"""Forms: what they show of a document, and what they send back as edits."""
