import pytest

from tests.factories.library import brief, one_of_each
from tests.factories.pages import add, plain_page, rich, translate
from tests.factories.training import small_course

pytestmark = pytest.mark.django_db


def test_it_works(tree, client):
    plain_page(tree, "About Waymark")
    answer = client.get("/en/about-waymark/")
    assert answer.status_code == 200
    assert "Ring the receiving clinic" in answer.text


def test_every_page_of_the_frame_opens_in_every_language(tree, client):
    sections = ("briefs", "publications", "podcasts", "stories", "events")
    for path in ("", "library/", "learn/", *(f"library/{name}/" for name in sections)):
        for language in ("en", "fr", "es", "ar"):
            answer = client.get(f"/{language}/{path}")
            assert answer.status_code == 200, (language, path)
            assert answer.text.count("<h1") == 1


def test_every_kind_opens_and_names_its_kind_once(tree, client):
    course, units = small_course(tree)
    pages = {**one_of_each(tree), "course": course, "unit": units[0], "module": units[0].get_parent()}
    for kind, page in pages.items():
        answer = client.get(page.get_url())
        assert answer.status_code == 200, kind
        assert answer.text.count("<h1") == 1
        assert "<html lang" in answer.text


def test_no_page_carries_inline_style_or_script(tree, client):
    for page in one_of_each(tree).values():
        text = client.get(page.get_url()).text
        assert " style=" not in text
        assert "<script>" not in text
        assert " onclick" not in text


def test_a_page_that_is_not_published_does_not_exist(tree, client, cast, client_of):
    plain_page(tree, "Secret plan", live=False)
    for _name, user in cast:
        assert client_of(user).get("/en/secret-plan/").status_code == 404


def test_an_unpublished_page_is_gone(tree, client):
    page = plain_page(tree, "About Waymark")
    page.unpublish()
    assert client.get("/en/about-waymark/").status_code == 404


def test_only_reading_methods_are_answered(tree, client):
    plain_page(tree, "About Waymark")
    assert client.post("/en/about-waymark/").status_code == 405
    assert client.head("/en/about-waymark/").status_code == 200


def test_the_trail_leads_back_up(tree, client):
    made = brief(tree)
    answer = client.get(made.get_url())
    assert [crumb["url"] for crumb in answer.context["crumbs"]] == ["/en/library/", "/en/library/briefs/", ""]
    assert '<a href="/en/library/briefs/">' in answer.text


def test_headings_get_anchors_and_a_list(tree, client):
    made = brief(tree)
    text = client.get(made.get_url()).text
    assert '<h2 id="s-the-top-page">' in text
    assert '<h2 id="s-the-top-page-2">' in text
    assert '<h2 id="s-هل-سئل-أحد">' in text or '<h2 id="s-هل-سُئل-أحد">' in text
    assert 'href="#s-the-top-page-2"' in text


def test_a_heading_cannot_take_the_id_of_a_part_of_the_page(tree, client):
    plain_page(tree, "About", body=rich("<h2>Main</h2><h2>Main</h2><h2>!!!</h2>"))
    text = client.get("/en/about/").text
    assert text.count('id="main"') == 1
    assert 'id="s-part"' in text


def test_every_block_of_a_body_is_shown(tree, client):
    from tests.factories.assets import document, image

    picture, file = image(), document()
    blocks = [
        *rich("<p>One</p>"),
        {"type": "quote", "value": {"text": "Where can I live on a Tuesday?", "by": "Giorgi"}},
        {"type": "figure", "value": {"image": picture.pk, "caption": "The bend"}},
        {"type": "note", "value": {"tone": "warn", "text": "<p>Never in public.</p>"}},
        {"type": "details", "value": {"title": "More", "text": "<p>Inside</p>"}},
        {"type": "download", "value": {"document": file.pk, "note": "for printing"}},
        {
            "type": "table",
            "value": {
                "columns": [
                    {"type": "text", "heading": "Principle"},
                    {"type": "text", "heading": "Question"},
                ],
                "rows": [{"values": ["<p>Do no harm</p>", "<p>Who could be worse off?</p>"]}],
                "caption": "Principles as questions",
            },
        },
    ]
    plain_page(tree, "About", body=blocks)
    text = client.get("/en/about/").text
    for words in (
        "Where can I live on a Tuesday?",
        'alt="A river bends twice"',
        "2026, Test office",
        "note--warn",
        "<summary>",
        "for printing",
        '<th scope="col">Principle</th>',
        "Who could be worse off?",
        'role="region" aria-label="Principles as questions" tabindex="0"',
    ):
        assert words in text, words


def test_a_deleted_picture_or_file_leaves_a_page_that_opens(tree, client):
    from tests.factories.assets import document, image

    picture, file = image(), document()
    plain_page(
        tree,
        "About",
        body=[
            *rich(),
            {"type": "figure", "value": {"image": picture.pk, "caption": ""}},
            {"type": "download", "value": {"document": file.pk, "note": ""}},
        ],
    )
    picture.delete()
    file.delete()
    assert client.get("/en/about/").status_code == 200


def test_a_story_knows_its_pictures_are_gone(tree, client):
    from assets.models import Image
    from tests.factories.library import story

    made = story(tree, pictures=2)
    Image.objects.all().delete()
    assert client.get(made.get_url()).status_code == 200


def test_the_page_says_where_it_stands_in_each_language(tree, client):
    made = brief(tree)
    translate(made, "fr")
    text = client.get(made.get_url()).text
    assert (
        '<link rel="alternate" hreflang="fr" href="http://testserver/fr/library/briefs/medical-handover/">'
        in text
    )
    assert 'hreflang="x-default" href="http://testserver/en/library/briefs/medical-handover/"' in text
    assert 'hreflang="ar" href="http://testserver' not in text


def test_demonstration_content_says_so(tree, client):
    page = add(tree.homes["en"], type(plain_page(tree, "About")), "Other", body=rich(), is_demonstration=True)
    assert "people, offices and figures are invented" in client.get(page.get_url()).text
    assert "people, offices and figures are invented" not in client.get("/en/about/").text
