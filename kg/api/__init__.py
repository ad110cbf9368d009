"""The Python API: each command of the command line is one call of it."""
