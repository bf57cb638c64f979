"""Waivers: every accepted exception has a finding, an end date, and a check that allows it."""
