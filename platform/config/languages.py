"""Which language a request is answered in."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

# Places outside the four language trees answer in the reader's own language.


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but what was not found stays a plain 404 instead of a detour through /en/.

    That goes for an unknown language prefix and for an address whose own view found nothing.
    """

    def process_response(self, request: HttpRequest, response):  # type: ignore[no-untyped-def]
        if response.status_code == 404 and (
            getattr(request, "resolver_match", None) or self._names_another_language(request.path_info)
        ):
            return response
        return super().process_response(request, response)

    @staticmethod
    def _names_another_language(path: str) -> bool:
        first = path.split("/")[1]
        return (
            len(first) == 2
            and first not in dict(settings.LANGUAGES)
            and translation.check_for_language(first)
        )
