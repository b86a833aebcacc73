"""The glossary as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from discovery.glossary import LONGEST_FILTER, letters
from search.parser import clean_text
from taxonomy.texts import active_language


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    typed = clean_text(request.GET.get("q", ""))[:LONGEST_FILTER]
    found = letters(active_language(), typed)
    context = {
        "typed": typed,
        "letters": found,
        "count": sum(len(letter.terms) for letter in found),
        "noindex": bool(typed),
    }
    return render(request, "discovery/glossary.html", context)
