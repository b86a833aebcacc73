"""What is rendered once and filled in is the same as what a template alone would make of each."""

import re

import pytest
from django import forms as django_forms

from forums import posts, services
from forums.forms import ReplyForm
from forums.models import Post
from tests.factories.forums import PostFactory, TopicFactory, public_forum
from theming.widgets import LongSelect

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
KEY = re.compile(r'(?:name="key" value|data-sent)="[^"]+"')
READERS = ("visitor", "member", "counsellor", "moderator")


@pytest.fixture
def topic(cast):
    """Posts of every kind, with signs in names and texts that HTML minds."""
    for user, name in ((cast.counsellor, "Ada <b>& Co"), (cast.practitioner, 'Ben "the" Quick')):
        user.profile.display_name = name
        user.profile.role = "Field <i>officer"
        user.profile.save()
    topic = TopicFactory(forum=public_forum(), author=cast.counsellor)
    first = PostFactory(topic=topic, author=cast.practitioner, source="**One** & two")
    PostFactory(topic=topic, author=cast.counsellor, reply_to=first, language="fr")
    PostFactory(topic=topic, author=cast.member)
    hidden = PostFactory(topic=topic, author=cast.practitioner)
    services.hide_post(actor=cast.moderator, post=hidden, reason="It names <somebody>")
    services.edit_post(actor=cast.practitioner, post=first, source="**One** & three", version=1)
    services.accept_answer(actor=cast.counsellor, topic=topic, position=2)
    Post.objects.filter(topic=topic, position=4).update(author=None)
    return topic


def page(client, topic, language):
    address = topic.get_absolute_url().replace("/en/", f"/{language}/", 1)
    text = KEY.sub("", TOKEN.sub("", client.get(address).content.decode()))
    return re.sub(r">\s+<", "><", text)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("who", READERS)
def test_posts_are_as_their_template_makes_them(cast, client_of, topic, monkeypatch, who, language):
    client = client_of(getattr(cast, who))
    page(client, topic, language)
    filled = page(client, topic, language)
    monkeypatch.setattr(posts, "shape_of", lambda post: None)
    assert filled == page(client, topic, language)
    assert "Ada &lt;b&gt;&amp; Co" in filled


def test_no_blank_is_left(cast, client_of, topic):
    text = page(client_of(cast.moderator), topic, "en")
    assert not re.search("[\ue000\ue001]|731000000000000000", text)


def test_what_a_shape_cannot_hold_is_rendered_by_the_template(cast, topic):
    from dataclasses import replace

    from forums.showing import post_views

    (view, *_rest) = post_views(cast.member, topic, Post.objects.filter(topic=topic).with_authors())
    assert posts.shape_of(view) is not None
    assert posts.shape_of(replace(view, may=["edit"])) is None
    assert posts.shape_of(replace(view, language="x" * 40)) is None


def test_a_long_list_of_choices_is_what_django_makes_of_it():
    field = ReplyForm(initial={"language": "fr"}).fields["language"]
    assert isinstance(field.widget, LongSelect)
    plain = django_forms.Select(choices=field.choices)
    attrs = {"id": "id_language", "required": True, "aria-describedby": "a"}

    def parts(html):
        found = re.findall(r"<(?:select|option)([^>]*)>([^<\n]*)", html)
        return [(sorted(attrs.split()), text) for attrs, text in found]

    assert parts(field.widget.render("language", "fr", attrs)) == parts(plain.render("language", "fr", attrs))
