import pytest

from tests.factories.library import brief
from tests.factories.pages import add, close, plain_page, rich, translate

pytestmark = pytest.mark.django_db
PATH = "library/briefs/medical-handover/"


def test_an_untranslated_page_is_shown_openly_in_its_own_language(tree, client):
    brief(tree)
    answer = client.get(f"/fr/{PATH}")
    assert answer.status_code == 200
    text = answer.text
    assert '<html lang="fr" dir="ltr"' in text
    assert '<article class="stack stack--l" lang="en" dir="ltr">' in text
    assert '<h1 lang="en" dir="ltr">Medical handover</h1>' in text
    assert '<meta name="robots" content="noindex">' in text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert f'<link rel="canonical" href="http://testserver/en/{PATH}">' in text
    assert 'hreflang="fr" href="http://testserver' not in text
    assert f'href="/en/{PATH}"' in text


def test_an_arabic_frame_holds_a_latin_text(tree, client):
    brief(tree)
    text = client.get(f"/ar/{PATH}").text
    assert '<html lang="ar" dir="rtl"' in text
    assert 'lang="en" dir="ltr">' in text


def test_a_latin_frame_holds_an_arabic_text(tree, client):
    made = add(tree.homes["ar"], type(plain_page(tree, "Other")), "Only Arabic", body=rich("<p>نص</p>"))
    text = client.get(f"/en/{made.slug}/").text
    assert '<html lang="en" dir="ltr"' in text
    assert 'lang="ar" dir="rtl">' in text


def test_words_inside_the_text_follow_the_text(tree, client):
    brief(tree)
    text = client.get(f"/fr/{PATH}").text
    article = text[text.index("<article") : text.index("</article>")]
    assert "Key messages" in article


def test_a_translation_is_shown_as_itself(tree, client):
    translate(brief(tree), "fr", "Dossier médical")
    answer = client.get(f"/fr/{PATH}")
    assert "Dossier médical" in answer.text
    assert "noindex" not in answer.text
    assert answer.context["content_language"] == ""


def test_a_draft_translation_falls_back(tree, client):
    translate(brief(tree), "fr", "Brouillon", live=False)
    text = client.get(f"/fr/{PATH}").text
    assert "Brouillon" not in text
    assert '<h1 lang="en" dir="ltr">Medical handover</h1>' in text


def test_a_withdrawn_translation_falls_back_again(tree, client):
    translate(brief(tree), "fr", "Dossier médical").unpublish()
    assert "Dossier médical" not in client.get(f"/fr/{PATH}").text


def test_a_withdrawn_source_leaves_its_translation(tree, client):
    made = brief(tree)
    translate(made, "fr", "Dossier médical")
    made.unpublish()
    assert client.get(f"/es/{PATH}").context["content_language"] == "fr"


def test_a_translation_under_another_path_is_found(tree, client):
    made = brief(tree)
    add(
        tree.sections["brief"]["fr"],
        type(made),
        "Dossier médical",
        slug="dossier-medical",
        translation_key=made.translation_key,
    )
    answer = client.get(f"/fr/{PATH}")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/library/briefs/dossier-medical/")


def test_the_moved_translation_of_a_closed_page_is_not_told(tree, client):
    made = brief(tree)
    add(
        tree.sections["brief"]["fr"],
        type(made),
        "Dossier",
        slug="nom-secret",
        translation_key=made.translation_key,
    )
    close(made)
    assert "nom-secret" not in client.get(f"/fr/{PATH}").headers["Location"]


def test_the_trail_is_in_the_reader_s_language(tree, client):
    brief(tree)
    crumbs = client.get(f"/fr/{PATH}").context["crumbs"]
    assert [crumb["title"] for crumb in crumbs] == ["Library fr", "Briefs fr", "Medical handover"]
    assert [crumb["url"] for crumb in crumbs] == ["/fr/library/", "/fr/library/briefs/", ""]


def test_the_switch_keeps_the_page_and_its_question(tree, client):
    text = client.get("/en/library/briefs/?page=2").text
    assert 'href="/ar/library/briefs/?page=2"' in text


def test_lists_show_one_of_each_work(tree, client):
    made = brief(tree)
    translate(made, "fr", "Dossier médical")
    brief(tree, "Debt before business")
    cards = {card.title: card for card in client.get("/fr/library/briefs/").context["cards"]}
    assert set(cards) == {"Dossier médical", "Debt before business"}
    assert cards["Dossier médical"].fallback_language == ""
    assert cards["Debt before business"].fallback_language == "en"
    assert cards["Debt before business"].url.startswith("/fr/")


def test_a_language_that_is_not_ours_is_not_found_without_a_detour(tree, client):
    for path in ("/de/", "/de/about/", "/pt/library/"):
        assert client.get(path).status_code == 404


def test_the_root_leads_to_the_reader_s_language(client, tree):
    answer = client.get("/", headers={"Accept-Language": "ar,fr;q=0.5"})
    assert answer.headers["Location"] == "/ar/"
    assert "Accept-Language" in answer.headers["Vary"]
    client.cookies["language"] = "es"
    assert client.get("/", headers={"Accept-Language": "ar"}).headers["Location"] == "/es/"
