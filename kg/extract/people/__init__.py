"""People: named office-holders, never private persons. Component kg_people."""

from kg.extract.people.component import PeopleComponent

__all__ = ["PeopleComponent"]
