import factory

from taxonomy.models import Concept, ConceptMatch, Country, Region, Scheme, SchemeMembership


def labels_of(slug: str) -> dict[str, str]:
    """Give a different label per language, so that a test notices the wrong one."""
    return {code: f"{slug} {code}" for code in ("en", "fr", "es", "ar")}


class SchemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Scheme
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda number: f"scheme-{number}")
    labels = factory.LazyAttribute(lambda scheme: labels_of(scheme.slug))


class ConceptFactory(factory.django.DjangoModelFactory):
    """A concept; `scheme="theme"` also places it in that scheme."""

    class Meta:
        model = Concept
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"concept-{number}")
    labels = factory.LazyAttribute(lambda concept: labels_of(concept.slug))

    @factory.post_generation
    def scheme(concept, create, slug, **kwargs):
        if create and slug:
            SchemeMembershipFactory(concept=concept, scheme=SchemeFactory(slug=slug), **kwargs)


class SchemeMembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SchemeMembership
        django_get_or_create = ("scheme", "concept")

    scheme = factory.SubFactory(SchemeFactory)
    concept = factory.SubFactory(ConceptFactory)
    order = factory.Sequence(int)


class ConceptMatchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConceptMatch

    from_concept = factory.SubFactory(ConceptFactory)
    to_concept = factory.SubFactory(ConceptFactory)


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda number: f"region-{number}")
    labels = factory.LazyAttribute(lambda region: labels_of(region.slug))


class CountryFactory(factory.django.DjangoModelFactory):
    """A country; `regions=[region, …]` places it."""

    class Meta:
        model = Country
        django_get_or_create = ("code",)
        skip_postgeneration_save = True

    code = "SN"
    alpha3 = factory.LazyAttribute(lambda country: f"{country.code}X")

    @factory.post_generation
    def regions(country, create, regions, **kwargs):
        if create and regions:
            country.regions.add(*regions)
