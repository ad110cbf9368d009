"""Where: names of places found in the text, linked to the divisions in force at the report's date."""

from kg.extract.places.component import PlacesComponent
from kg.extract.places.scope import place_at

__all__ = ["PlacesComponent", "place_at"]
