import factory
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from forums import services
from forums.models import Attachment, Category, Forum, ForumGrant, Level, Post, Topic
from forums.services.filing import keep_file
from people import roles
from tests.factories.people import UserFactory


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category
        django_get_or_create = ("slug",)

    slug = "rooms"
    title = factory.LazyAttribute(lambda category: {"en": category.slug.title(), "fr": f"{category.slug} fr"})


class ForumFactory(factory.django.DjangoModelFactory):
    """A forum; `grants={"Members": Level.START}` says who may enter it."""

    class Meta:
        model = Forum
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"forum-{number}")
    category = factory.SubFactory(CategoryFactory)
    title = factory.LazyAttribute(lambda forum: {"en": forum.slug.replace("-", " ").title()})
    description = factory.LazyAttribute(lambda forum: {"en": f"What {forum.slug} is for."})

    @factory.post_generation
    def grants(forum, create, grants, **kwargs):
        for group, level in (grants or {}).items():
            grant(forum, group, level)


def grant(forum: Forum, group: str, level: Level) -> ForumGrant:
    return ForumGrant.objects.create(
        forum=forum, group=Group.objects.get_or_create(name=group)[0], level=level
    )


def public_forum(slug: str = "open-questions", **fields) -> Forum:
    grants = {roles.EVERYONE: Level.READ, roles.MEMBERS: Level.START, roles.MODERATORS: Level.MODERATE}
    return ForumFactory(slug=slug, grants=grants, **fields)


def members_forum(slug: str = "members-room", **fields) -> Forum:
    return ForumFactory(
        slug=slug, grants={roles.MEMBERS: Level.START, roles.MODERATORS: Level.MODERATE}, **fields
    )


def closed_forum(slug: str = "counsellors-table", **fields) -> Forum:
    """Counsellors write, focal points read, members only know that it is there."""
    grants = {
        roles.MEMBERS: Level.SEE,
        roles.FOCAL_POINTS: Level.READ,
        roles.COUNSELLORS: Level.START,
        roles.MODERATORS: Level.MODERATE,
    }
    return ForumFactory(slug=slug, sensitive=True, grants=grants, **fields)


class TopicFactory(factory.Factory):
    """Written through the service, so that counters and positions are as in life."""

    class Meta:
        model = Topic

    forum = factory.LazyFunction(public_forum)
    author = factory.LazyFunction(lambda: UserFactory())
    title = factory.Sequence(lambda number: f"How do others handle question {number}?")
    source = factory.LazyAttribute(lambda topic: f"The long form of: {topic.title}")

    @classmethod
    def _create(cls, model_class, *args, **fields):
        return services.start_topic(**fields)


class PostFactory(factory.Factory):
    class Meta:
        model = Post

    topic = factory.LazyFunction(lambda: TopicFactory())
    author = factory.LazyFunction(lambda: UserFactory())
    source = factory.Sequence(lambda number: f"An answer, number {number}.")

    @classmethod
    def _create(cls, model_class, *args, **fields):
        return services.reply(**fields)


def waiting_file(
    user, place: str, name: str = "notes.txt", data: bytes = b"Opening hours: 9 to 5"
) -> Attachment:
    return keep_file(user=user, place=place, upload=SimpleUploadedFile(name, data))


def attached(
    topic: Topic, author, words: str = "Opening hours: 9 to 5", name: str = "notes.txt"
) -> Attachment:
    """A text file with these words under a reply of its own."""
    row = waiting_file(author, services.reply_key(topic), name, words.encode())
    services.reply(author=author, topic=topic, source=f"See {name}.", files=[row])
    row.refresh_from_db()
    return row
