"""Questions put to a member, the rota of those on call, and how alive the forums are."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums import services
from forums.models import Ask, AskLimit, Duty, Topic
from forums.oncall_forms import DutyForm, LimitForm
from forums.showing import topic_rows
from forums.views.doors import members_only
from forums.views.places import is_moderator
from forums.vitality import vitality
from forums.writers import writer_of
from taxonomy.labels import concept_labels, country_labels
from taxonomy.texts import active_language


@require_safe
@members_only
def asked(request: HttpRequest) -> HttpResponse:
    """Questions that wait for this member among others, and how often they let themselves be asked."""
    return _asked_page(request, LimitForm(initial=_limit_of(request.user)))


@require_POST
@members_only
def limit(request: HttpRequest) -> HttpResponse:
    """Set how often a week one may be asked."""
    form = LimitForm(request.POST)
    if not form.is_valid():
        return _asked_page(request, form)
    services.limit_asks(user=request.user, a_week=form.cleaned_data["a_week"])
    messages.success(request, _("Saved."))
    return redirect("forums:asked")


@require_POST
@members_only
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one cannot help with this question."""
    services.decline(ask=get_object_or_404(Ask.objects.of(request.user), pk=pk))
    messages.info(request, _("Thank you for looking. The question goes on to others."))
    return redirect("forums:asked")


@require_POST
@members_only
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a duty of one's own, or end one in a forum one moderates."""
    own = Duty.objects.of(request.user).filter(pk=pk).first()
    duty = own or get_object_or_404(Duty.objects.visible_to(request.user), pk=pk)
    services.end_duty(duty=duty)
    messages.success(request, _("The duty has ended."))
    return redirect("forums:rota" if is_moderator(request.user) else "forums:asked")


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def rota(request: HttpRequest) -> HttpResponse:
    """Who is on call and will be; moderators add and end lines."""
    _only_moderators(request.user)
    form = DutyForm(request.POST or None, moderator=request.user)
    if request.method == "POST" and form.is_valid():
        services.put_on_call(**form.duty_values())
        messages.success(request, _("Added to the rota."))
        return redirect("forums:rota")
    duties = Duty.objects.visible_to(request.user).not_over(timezone.localdate())
    context = {"form": form, "duties": _shown(duties.select_related("user__profile", "forum", "concept"))}
    return render(request, "forums/rota.html", context, status=422 if form.errors else 200)


@require_safe
@members_only
def vitality_page(request: HttpRequest) -> HttpResponse:
    """Figures of the last 90 days of each forum the reader moderates."""
    _only_moderators(request.user)
    return render(request, "forums/vitality.html", {"forums": vitality(request.user)})


def _asked_page(request: HttpRequest, form: LimitForm) -> HttpResponse:
    user = request.user
    asks = {ask.topic_id: ask for ask in Ask.objects.of(user).waiting()}
    topics = Topic.objects.visible_to(user).filter(pk__in=asks).with_people().known_to(user)
    rows = topic_rows(list(topics.order_by("created_at")))
    duties = Duty.objects.of(user).not_over(timezone.localdate())
    context = {
        "items": [{"row": row, "ask": asks[row.topic.pk]} for row in rows],
        "form": form,
        "duties": _shown(duties.select_related("user__profile", "forum", "concept")),
    }
    return render(request, "forums/asked.html", context, status=422 if form.errors else 200)


def _shown(duties: Any) -> list[dict[str, Any]]:
    """Lines of the rota in words, without a query for each."""
    language = active_language()
    countries, subjects = country_labels(language), concept_labels(language)
    today = timezone.localdate()
    return [
        {
            "duty": duty,
            "name": writer_of(duty.user).name,
            "forum": str(duty.forum) if duty.forum else "",
            "host": countries.get(duty.host_id or "", ""),
            "origin": countries.get(duty.origin_id or "", ""),
            "subject": subjects.get(duty.concept.slug, duty.concept.slug) if duty.concept else "",
            "now": duty.starts <= today,
        }
        for duty in duties
    ]


def _limit_of(user: Any) -> dict[str, int]:
    held = AskLimit.objects.filter(user=user).values_list("a_week", flat=True).first()
    return {} if held is None else {"a_week": held}


def _only_moderators(user: Any) -> None:
    if not is_moderator(user):
        raise Http404
