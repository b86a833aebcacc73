import factory
from django.contrib.auth.models import Group

from people.models import Profile, RoleRequest, User

PASSWORD = "a long enough pass phrase"


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a confirmed address; `groups=["Editors"]` puts it in groups, `name=` names its profile."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person-{number}@waymark.example")

    @classmethod
    def _create(cls, model_class, *args, **fields):
        return model_class.objects.create_user(password=fields.pop("password", PASSWORD), **fields)

    @factory.post_generation
    def name(user, create, name, **kwargs):
        user.profile.display_name = name or user.email.split("@")[0].replace("-", " ").title()
        user.profile.save(update_fields=["display_name"])

    @factory.post_generation
    def groups(user, create, names, **kwargs):
        for group in names or ():
            user.groups.add(Group.objects.get_or_create(name=group)[0])

    @factory.post_generation
    def confirmed(user, create, confirmed, **kwargs):
        from allauth.account.models import EmailAddress

        EmailAddress.objects.create(
            user=user, email=user.email, primary=True, verified=confirmed is not False
        )


class RoleRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleRequest

    user = factory.SubFactory(UserFactory)
    role = RoleRequest.Role.PRACTITIONER
    reason = "I have run a reintegration desk for three years."


def listed(user, **fields) -> Profile:
    """The user's profile, shown to colleagues, with the given facts."""
    for name, value in {"is_listed": True, **fields}.items():
        setattr(user.profile, name, value)
    user.profile.save()
    return user.profile
