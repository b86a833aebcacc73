from wagtail.snippets.models import register_snippet

from taxonomy.viewsets import VocabulariesGroup

register_snippet(VocabulariesGroup)
