"""The command line beside the API, to hold them against each other."""

from tests.cli.conftest import run as run
