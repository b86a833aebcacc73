"""What the server of a peer runs; DJANGO_SETTINGS_MODULE says which one it is."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
