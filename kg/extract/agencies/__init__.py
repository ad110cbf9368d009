"""Agencies: public bodies by the grammar of their names. Component kg_agencies."""

from kg.extract.agencies.component import AgenciesComponent
from kg.extract.agencies.scope import agency_at

__all__ = ["AgenciesComponent", "agency_at"]
