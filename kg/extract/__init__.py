"""Report → Reading: a spaCy pipeline over single characters, composed in pipelines/*.cfg."""

from kg.extract.pipeline import load_pipeline, read_report, read_reports

__all__ = ["load_pipeline", "read_report", "read_reports"]
