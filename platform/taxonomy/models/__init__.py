from taxonomy.models.concepts import Concept, ConceptMatch, Scheme, SchemeMembership
from taxonomy.models.places import Country, Region
from taxonomy.models.stamp import VocabularyStamp

__all__ = [
    "Concept",
    "ConceptMatch",
    "Country",
    "Region",
    "Scheme",
    "SchemeMembership",
    "VocabularyStamp",
]
