"""The systems by name; each is loaded only in the process that measures it."""

SYSTEMS = {
    "waymark-tantivy": "bench.systems.engines.TantivySystem",
    "waymark-elastic": "bench.systems.engines.ElasticSystem",
    "fts5": "bench.systems.fts5.Fts5System",
    "postgres": "bench.systems.postgres.PostgresSystem",
    "wagtail": "bench.systems.wagtail.WagtailSystem",
}
