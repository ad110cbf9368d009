"""The command line: parses, calls one function of the API, prints. Exit codes: 0 success, 1 failure, 2 usage."""

from kg.cli.main import main

__all__ = ["main"]
