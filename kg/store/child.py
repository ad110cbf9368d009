"""Python processes that the stores start."""

import os
import sys
from collections.abc import Mapping


def importable(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which a child imports what this process imports, wherever kg lies."""
    return {**environment, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
