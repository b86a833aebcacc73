"""What the site says of itself to machines."""

from tests.outsider.expecting import AWAY, Case, everyone, get

ROWS: dict[str, tuple[Case, ...]] = {
    "readyz": (get("/readyz", everyone(200)),),
    "": (get("/", everyone(AWAY)),),
    "robots.txt": (get("/robots.txt", everyone(200)),),
    "sitemap.xml": (get("/sitemap.xml", everyone(200)),),
    ".well-known/security.txt": (get("/.well-known/security.txt", everyone(200)),),
}
