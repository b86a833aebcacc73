"""Each engine with a shelf of its own, filled once a module and asked without a database in between."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.search.engines import ENGINES, settings_for
from tests.search.stock import Stock


@pytest.fixture(scope="module", params=ENGINES)
def stock(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    with (
        settings_for(request.param) as settings,
        override_settings(**settings, SEARCH_DIR=tmp_path_factory.mktemp("contract")),
    ):
        yield Stock()
