"""What the stages share besides the nouns: data files, vocabularies, the gazetteer, and the terms of the ontology."""
