"""Files → Reports: discovery, encodings, formats and page headers. What cannot be read becomes a Finding."""

from kg.read.discover import find_reports
from kg.read.files import read_file, read_files
from kg.read.parts import Columns

__all__ = ["Columns", "find_reports", "read_file", "read_files"]
