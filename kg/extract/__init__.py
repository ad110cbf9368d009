"""Report → Reading: a spaCy pipeline over single characters, composed in pipelines/*.cfg."""

from kg.extract.pipeline import load_pipeline, pipeline_fingerprint, read_report, read_reports

__all__ = ["load_pipeline", "pipeline_fingerprint", "read_report", "read_reports"]
