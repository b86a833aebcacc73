"""Lines that were written before the record was a chain are numbered in their order and chained."""

import hashlib
import json
from datetime import UTC

from django.db import migrations

AT_ONCE = 500


def digest_of(line):
    facts = {
        "number": line.number,
        "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": str(line.actor) if line.actor else None,
        "act": line.act,
        "target": line.target,
        "forum": line.forum,
        "reason": line.reason,
        "details": line.details,
        "previous": line.previous,
    }
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def chain(apps, schema_editor):
    lines = apps.get_model("forums", "AuditEntry").objects.order_by("pk")
    number, digest, last = 0, "0" * 64, 0
    while batch := list(lines.filter(pk__gt=last)[:AT_ONCE]):
        for line in batch:
            number += 1
            line.number, line.previous = number, digest
            line.digest = digest = digest_of(line)
            last = line.pk
        lines.bulk_update(batch, ["number", "previous", "digest"], batch_size=100)
    apps.get_model("forums", "AuditHead").objects.update_or_create(
        pk=1, defaults={"number": number, "digest": digest}
    )


class Migration(migrations.Migration):
    dependencies = [("forums", "0007_audit_chain")]

    operations = [migrations.RunPython(chain, migrations.RunPython.noop)]
