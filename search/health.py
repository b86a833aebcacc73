"""The state of the search for health pages and operators."""

from datetime import datetime

from django.db import DatabaseError
from django.db.models import Min
from django.utils import timezone

from .engines import current_engine
from .models import Outbox


def status() -> dict[str, str | int | float | bool]:
    """Never raises; a search that is away does not make the site unready."""
    report: dict[str, str | int | float | bool] = {"ready": False, "documents": 0}
    try:
        info = current_engine().info()
        report |= {
            "ready": info.ready,
            "engine": info.engine,
            "shape": info.shape,
            "generation": info.generation,
            "documents": info.documents,
            "passages": info.passages,
            "bytes": info.bytes_on_disk,
        }
    except Exception as error:  # noqa: BLE001  (a health page must answer whatever is broken)
        report["error"] = f"{type(error).__name__}: {error}"[:200]
    try:
        oldest: datetime | None = Outbox.objects.due().aggregate(oldest=Min("queued_at"))["oldest"]
        report |= {
            "queued": Outbox.objects.due().count(),
            "parked": Outbox.objects.parked().count(),
            "oldest_seconds": (timezone.now() - oldest).total_seconds() if oldest else 0.0,
        }
    except DatabaseError as error:
        report["error"] = f"{type(error).__name__}: {error}"[:200]
    return report
