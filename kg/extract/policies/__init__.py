"""Policies: named documents, and who issued them. Component kg_policies."""

from kg.extract.policies.component import PoliciesComponent

__all__ = ["PoliciesComponent"]
