"""The web application: create_app, one blueprint a subject."""
