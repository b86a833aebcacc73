import pytest

from search import Access


def test_it_works() -> None:
    rule = Access.any_of("forum:5", "role:moderator") & Access.members()
    assert rule.met_by(frozenset({"member", "forum:5"}))
    assert rule.met_by(frozenset({"member", "role:moderator"}))


def test_every_clause_is_needed() -> None:
    rule = Access.any_of("forum:5") & Access.members()
    assert not rule.met_by(frozenset({"forum:5", "public"}))
    assert not rule.met_by(frozenset({"member", "public"}))
    assert not rule.met_by(frozenset())


def test_public_needs_the_public_token() -> None:
    assert Access.public().met_by(frozenset({"public"}))
    assert not Access.public().met_by(frozenset())


def test_nobody() -> None:
    rule = Access.any_of()
    assert not rule.met_by(frozenset({"public", "member", "role:admin"}))
    assert not (rule & Access.public()).met_by(frozenset({"public"}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Access.any_of("a", "b"), Access.any_of("b", "a")),
        (Access.any_of("a") & Access.any_of("b"), Access.any_of("b") & Access.any_of("a")),
        (Access.members() & Access.public(), Access.members()),
        (Access.any_of("a") & Access.any_of("a", "b"), Access.any_of("a")),
        (Access.any_of("public", "a"), Access.public()),
    ],
)
def test_equal_rules_have_equal_keys(one: Access, other: Access) -> None:
    assert one.key == other.key
    assert one.requirements == other.requirements


def test_different_rules_have_different_keys() -> None:
    rules = [
        Access.public(),
        Access.members(),
        Access.any_of(),
        Access.any_of("a", "b"),
        Access.any_of("a") & Access.any_of("b"),
    ]
    assert len({rule.key for rule in rules}) == len(rules)


def test_long_rules_have_short_keys() -> None:
    many = [f"group:{number}" for number in range(300)]
    assert len(Access.any_of(*many).key) <= 100
    assert Access.any_of(*many).key != Access.any_of(*many[1:]).key


def test_a_rule_survives_storage() -> None:
    rule = Access.any_of("a", "b") & Access.members()
    assert Access.from_requirements(rule.requirements).key == rule.key
    assert Access.from_requirements(Access.any_of().requirements).key == Access.any_of().key


@pytest.mark.parametrize("token", ["", "Upper", "a|b", "a&b", "with space", "x" * 81])
def test_it_refuses_odd_tokens(token: str) -> None:
    with pytest.raises(ValueError, match="access token"):
        Access.any_of(token)


def test_it_refuses_no_clauses() -> None:
    with pytest.raises(ValueError, match="open to everybody"):
        Access(frozenset())
