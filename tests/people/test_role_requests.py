"""Asking for a vetted role, and the desk where it is answered."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from people import roles
from people.models import RoleRequest
from people.services.role_requests import AlreadyAnswered, AlreadyAsked, NotAllowed, ask_for_role, decide
from tests.factories.people import RoleRequestFactory, UserFactory

pytestmark = pytest.mark.django_db
ASK, DESK = "/en/people/role/", "/en/people/requests/"
REASON = "I have run the return desk in Tema for three years."


def answer_of(client, row, **data):
    return client.post(reverse("people:request", args=[row.pk]), data)


def test_it_works(cast, client_of, mailoutbox):
    member = client_of(cast.member)
    assert member.post(ASK, {"role": "practitioner", "reason": REASON})["Location"] == ASK
    row = RoleRequest.objects.get()
    moderator = client_of(cast.moderator)
    assert "Member" in moderator.get(DESK).content.decode()
    assert REASON in moderator.get(reverse("people:request", args=[row.pk])).content.decode()
    cast.member.profile.site_language = "fr"
    cast.member.profile.save()
    assert answer_of(moderator, row, decision="approve", reason="Known to the office.")["Location"] == DESK
    row.refresh_from_db()
    assert (row.state, row.decided_by) == (RoleRequest.State.APPROVED, cast.moderator)
    assert cast.member.groups.filter(name=roles.PRACTITIONERS).exists()
    letter = mailoutbox[0]
    assert letter.to == [cast.member.email]
    assert "Known to the office." in letter.body
    assert "/fr/people/role/" in letter.body
    assert cast.moderator.email not in letter.body + letter.alternatives[0].content
    record = ModelLogEntry.objects.get(action="people.approve_role")
    assert (record.user, record.data) == (cast.moderator, {"role": "practitioner"})
    assert "Known to the office." in member.get(ASK).content.decode()


def test_declining_gives_no_group(cast, client_of, mailoutbox):
    row = RoleRequestFactory(user=cast.member)
    answer_of(client_of(cast.moderator), row, decision="decline", reason="We could not reach your office.")
    assert not cast.member.groups.exists()
    assert "could not reach" in mailoutbox[0].body
    assert ModelLogEntry.objects.filter(action="people.decline_role").count() == 1


def test_one_waiting_request_a_role(cast, client_of):
    RoleRequestFactory(user=cast.member)
    answer = client_of(cast.member).post(ASK, {"role": "practitioner", "reason": REASON})
    assert answer.status_code == 400
    assert REASON in answer.content.decode()
    assert RoleRequest.objects.count() == 1
    with pytest.raises(AlreadyAsked):
        ask_for_role(user=cast.member, role="practitioner", reason=REASON)
    ask_for_role(user=cast.member, role="counsellor", reason=REASON)


def test_a_role_that_is_held_is_not_asked_for(cast):
    with pytest.raises(AlreadyAsked):
        ask_for_role(user=cast.practitioner, role="practitioner", reason=REASON)


@pytest.mark.parametrize("data", [{}, {"role": "practitioner"}, {"role": "editor", "reason": REASON}])
def test_bad_requests_keep_what_was_typed(cast, client_of, data):
    answer = client_of(cast.member).post(ASK, data)
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()
    assert data.get("reason", "") in answer.content.decode()


def test_the_desk_is_for_those_who_may_answer(cast, client_of):
    row = RoleRequestFactory(user=cast.member)
    address = reverse("people:request", args=[row.pk])
    for name, user in cast:
        client = client_of(user)
        wanted = 302 if name == "visitor" else 200 if name in {"moderator", "admin"} else 403
        assert {client.get(DESK).status_code, client.get(address).status_code} == {wanted}, name
        if wanted != 200:
            assert answer_of(client, row, decision="approve", reason="Why not?").status_code == wanted
    row.refresh_from_db()
    assert row.state == RoleRequest.State.WAITING


def test_nobody_answers_for_themselves(cast, client_of):
    row = RoleRequestFactory(user=cast.moderator)
    client = client_of(cast.moderator)
    assert "decision" not in client.get(reverse("people:request", args=[row.pk])).content.decode()
    assert answer_of(client, row, decision="approve", reason="I know myself.").status_code == 403
    with pytest.raises(NotAllowed):
        decide(request=row, by=cast.moderator, approve=True, reason="I know myself.")


def test_the_first_answer_counts(cast, client_of):
    row = RoleRequestFactory(user=cast.member)
    stale = RoleRequest.objects.get(pk=row.pk)
    decide(request=row, by=cast.moderator, approve=False, reason="Not known to us.")
    with pytest.raises(AlreadyAnswered):
        decide(request=stale, by=cast.admin, approve=True, reason="Known to me.")
    answer = answer_of(client_of(cast.admin), row, decision="approve", reason="Known to me.")
    assert answer.status_code == 302
    assert not cast.member.groups.exists()


@pytest.mark.parametrize(
    "data", [{}, {"decision": "approve"}, {"decision": "burn", "reason": "Because of this."}]
)
def test_an_answer_needs_a_reason(cast, client_of, data):
    row = RoleRequestFactory(user=cast.member)
    answer = answer_of(client_of(cast.moderator), row, **data)
    assert answer.status_code == 400
    assert data.get("reason", "") in answer.content.decode()


def test_methods_and_unknown_requests(cast, client_of):
    client = client_of(cast.moderator)
    assert client.post(DESK).status_code == 405
    assert client.get(reverse("people:request", args=[404])).status_code == 404


def test_queries_do_not_grow_with_the_desk(cast, client_of, django_assert_max_num_queries):
    for _number in range(15):
        RoleRequestFactory(user=UserFactory())
    client = client_of(cast.moderator)
    client.get(DESK)
    with django_assert_max_num_queries(9):
        client.get(DESK)


def test_the_dashboard_counts_what_waits_for_an_answer(cast, client_of):
    RoleRequestFactory(user=cast.member)
    assert client_of(cast.moderator).get("/en/people/").context["to_decide"] == 1
    assert client_of(cast.outsider).get("/en/people/").context["to_decide"] is None
