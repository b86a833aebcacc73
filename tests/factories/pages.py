"""A small site: home pages in four languages, with the library and training in two of them."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from library.models import LibraryPage, SectionPage
from pages.models import CountryRole, HomePage, StandardPage
from taxonomy.models import Concept
from tests.factories.taxonomy import ConceptFactory, CountryFactory
from training.models import TrainingPage

SECTIONS = {
    "brief": "briefs",
    "publication": "publications",
    "podcast": "podcasts",
    "story": "stories",
    "event": "events",
}
WRITTEN_IN = ("en", "fr")
WORDS = "<p>Ring the receiving clinic before the travel date is fixed, not after.</p>"


def rich(markup: str = WORDS) -> list[dict[str, Any]]:
    """Raw data of a body with one block of text."""
    return [{"type": "text", "value": markup}]


@dataclass
class Tree:
    """The frame of the site by language; `sections["brief"]["en"]` lists briefs in English."""

    homes: dict[str, HomePage]
    library: dict[str, LibraryPage] = field(default_factory=dict)
    sections: dict[str, dict[str, SectionPage]] = field(default_factory=dict)
    training: dict[str, TrainingPage] = field(default_factory=dict)


def make_tree() -> Tree:
    root = Page.get_first_root_node()
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    homes = _twins({code: root for code, _name in settings.LANGUAGES}, HomePage, "home", own_slugs=True)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page, site.site_name = "testserver", 80, homes["en"], "Waymark"
    site.save()
    tree = Tree(homes)
    # The other two languages show what these have.
    homes = {code: homes[code] for code in WRITTEN_IN}
    tree.library = _twins(homes, LibraryPage, "library")
    for lists, slug in SECTIONS.items():
        tree.sections[lists] = _twins(tree.library, SectionPage, slug, lists=lists)
    tree.training = _twins(homes, TrainingPage, "learn")
    return tree


def _twins(
    parents: dict[str, Any], model: Any, slug: str, own_slugs: bool = False, **values: Any
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for code, parent in parents.items():
        twin = model(
            title=f"{slug.title()} {code}",
            slug=f"{slug}-{code}" if own_slugs else slug,
            locale=Locale.objects.get(language_code=code),
            **values,
        )
        if made:
            twin.translation_key = next(iter(made.values())).translation_key
        with disable_reference_index_auto_update():
            parent.add_child(instance=twin)
        made[code] = model.objects.get(pk=twin.pk)
    return made


def add(
    parent: Page, model: type[Any], title: str = "Medical handover", *, live: bool = True, **fields: Any
) -> Any:
    """A page below another, in its language; published unless it is to stay a draft."""
    parent = Page.objects.get(pk=parent.pk)
    tags = {name: fields.pop(name, ()) for name in ("topics", "audiences", "framework", "countries")}
    fields.setdefault("slug", "-".join(title.lower().split()))
    page = model(title=title, locale=parent.locale, live=live, **fields)
    if not live:
        parent.add_child(instance=page)
        _tag(page, **tags)
        page.save_revision()
        return model.objects.get(pk=page.pk)
    # Publishing saves once more and notes what the page refers to.
    with disable_reference_index_auto_update():
        parent.add_child(instance=page)
        _tag(page, **tags)
        revision = page.save_revision()
    revision.publish()
    return model.objects.get(pk=page.pk)


def translate(page: Any, language: str, title: str = "", *, live: bool = True, **fields: Any) -> Any:
    """The same work in another language, under the same slug."""
    parent = page.get_parent().get_translation(Locale.objects.get(language_code=language))
    return add(
        parent,
        type(page),
        title or f"{page.title} {language}",
        live=live,
        slug=page.slug,
        translation_key=page.translation_key,
        **fields,
    )


def _tag(page: Any, topics: Any, audiences: Any, framework: Any, countries: Any) -> None:
    for name, slugs in {"topics": topics, "audiences": audiences, "framework": framework}.items():
        if slugs:
            getattr(page, name).set([concept(slug) for slug in slugs])
    for code, role in countries:
        page.country_roles.add(CountryRole(country=CountryFactory(code=code), role=role))


def concept(slug: str, scheme: str = "theme") -> Concept:
    return Concept.objects.filter(slug=slug).first() or ConceptFactory(slug=slug, scheme=scheme)


def plain_page(tree: Tree, title: str = "About Waymark", **fields: Any) -> StandardPage:
    fields.setdefault("body", rich())
    return add(tree.homes["en"], StandardPage, title, **fields)


def close(page: Page, *groups: Any) -> PageViewRestriction:
    """For members alone, or for some groups."""
    kind = PageViewRestriction.GROUPS if groups else PageViewRestriction.LOGIN
    rule = PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type=kind)
    rule.groups.set(groups)
    # The rule's groups decide who passes, and they are set after the row.
    rule.save()
    return rule
