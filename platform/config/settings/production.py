"""Behind HTTPS; every secret comes from the environment."""

from config import env
from config.settings.base import *  # noqa: F403

SECRET_KEY = env.text("SECRET_KEY", example="sixty-random-letters-and-digits")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", example="waymark.example.org")
SITE_ADDRESS = WAGTAILADMIN_BASE_URL = env.address("SITE_ADDRESS")
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=True)
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Without the right number all readers share one address, and one limit on sign-ins.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", default=int(BEHIND_PROXY), most=9)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
vars().update(env.email("EMAIL_URL"))
