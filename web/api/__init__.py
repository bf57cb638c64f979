"""The JSON API under ``/api/v1``: a file a subject, described by OpenAPI 3.1 from the schemas that check requests."""
