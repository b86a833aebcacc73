from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from taxonomy.models.labelled import Labelled
from taxonomy.querysets import ConceptMatchQuerySet, ConceptQuerySet, SchemeMembershipQuerySet, SchemeQuerySet
from taxonomy.texts import text_in, validate_text_lists, validate_texts


class Scheme(Labelled):
    """A vocabulary: a named, ordered set of concepts such as the themes or the principles."""

    description = models.JSONField(_("description"), default=dict, blank=True, validators=[validate_texts])
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_facet = models.BooleanField(
        _("filter"), default=False, help_text=_("Readers can filter search results by it.")
    )

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("vocabulary")
        verbose_name_plural = _("vocabularies")
        ordering = ["order", "slug"]

    def description_in(self, language: str) -> str:
        return text_in(self.description, language)


class Concept(Labelled, ClusterableModel):
    """A notion of the field; it stays one row however many schemes use it."""

    definition = models.JSONField(_("definition"), default=dict, blank=True, validators=[validate_texts])
    synonyms = models.JSONField(_("synonyms"), default=dict, blank=True, validators=[validate_text_lists])
    acronym = models.CharField(_("acronym"), max_length=24, blank=True)
    schemes = models.ManyToManyField(
        Scheme,
        through="taxonomy.SchemeMembership",
        through_fields=("concept", "scheme"),
        related_name="concepts",
        verbose_name=_("vocabularies"),
    )

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["slug"]

    def definition_in(self, language: str) -> str:
        return text_in(self.definition, language)

    def synonyms_in(self, language: str) -> list[str]:
        """Other names in exactly this language: a foreign synonym would mislead a reader."""
        return list(self.synonyms.get(language, []))


class SchemeMembership(models.Model):
    """The place of a concept in one scheme."""

    scheme = models.ForeignKey(
        Scheme, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("vocabulary")
    )
    concept = ParentalKey(
        Concept,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("concept"),
    )
    broader = models.ForeignKey(
        Concept,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="narrower_memberships",
        verbose_name=_("broader concept"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    notation = models.CharField(_("notation"), max_length=24, blank=True)

    objects = SchemeMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a vocabulary")
        verbose_name_plural = _("places in vocabularies")
        ordering = ["scheme__order", "order", "concept__slug"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "concept"], name="taxonomy_concept_once_per_scheme"),
            models.CheckConstraint(
                condition=models.Q(broader=None) | ~models.Q(broader=models.F("concept")),
                name="taxonomy_concept_not_below_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} / {self.concept}"

    def natural_key(self) -> tuple[str, str]:
        return (self.scheme.slug, self.concept.slug)


class ConceptMatch(models.Model):
    """A statement that concepts of two schemes mean the same, nearly the same, or are related."""

    class Kind(models.TextChoices):
        EXACT = "exact", _("same meaning")
        CLOSE = "close", _("nearly the same meaning")
        RELATED = "related", _("related")

    from_concept = ParentalKey(
        Concept, on_delete=models.CASCADE, related_name="matches", verbose_name=_("concept")
    )
    to_concept = models.ForeignKey(
        Concept,
        on_delete=models.CASCADE,
        related_name="matched_by",
        verbose_name=_("other concept"),
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.RELATED)

    objects = ConceptMatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        ordering = ["from_concept__slug", "to_concept__slug"]
        constraints = [
            models.UniqueConstraint(fields=["from_concept", "to_concept"], name="taxonomy_match_once"),
            models.CheckConstraint(
                condition=~models.Q(from_concept=models.F("to_concept")),
                name="taxonomy_match_two_concepts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_concept} – {self.to_concept} ({self.get_kind_display()})"

    def natural_key(self) -> tuple[str, str]:
        return (self.from_concept.slug, self.to_concept.slug)
