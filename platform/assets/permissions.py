"""Who may edit recordings and versions of documents: whoever may edit the files of their collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies.collections import CollectionPermissionPolicy

from assets.models import Document, DocumentVersion, Media


class FilePolicy(CollectionPermissionPolicy):
    """As Wagtail does it for pictures: who may change a file may also take it away."""

    def _check_perm(self, user: Any, actions: Iterable[str], collection: Any = None) -> bool:
        return bool(super()._check_perm(user, _as_change(actions), collection))

    def _collections_with_perm(self, user: Any, actions: Iterable[str]) -> Any:
        return super()._collections_with_perm(user, _as_change(actions))


class VersionPolicy(FilePolicy):
    """A version belongs where its document belongs."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        """Versions of the documents that the user may edit."""
        documents = FilePolicy(Document).instances_user_has_any_permission_for(user, actions)
        return self.model._default_manager.filter(document__in=documents)


def _as_change(actions: Iterable[str]) -> list[str]:
    return ["change" if action == "delete" else action for action in actions]


recordings = FilePolicy(Media)
versions = VersionPolicy(DocumentVersion, auth_model=Document)
