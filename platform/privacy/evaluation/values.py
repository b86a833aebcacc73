"""Invented values for the sentences: nobody bears these names, and numbers come from a fixed seed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from stdnum.es import nie

from privacy.evaluation.lists import CITIES, FAMILY, FIRST, MONTHS, STREETS

REGIONS: Final = ("SN", "GM", "NG", "MA", "GE", "IQ", "DE", "FR", "ES", "PT", "HN", "BR", "AL", "BD")
_ARABIC_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def name(random: Random, language: str, part: str) -> str:
    """A first name and one or two family names; now and then in capitals, as on forms."""
    first = random.choice(FIRST[part][language])
    family = random.choice(FAMILY[part][language])
    if language == "ar":
        return f"{first} {family}"
    if random.random() < 0.15:
        return f"{first} {family.upper()}"
    return f"{first} {family}"


def first(random: Random, language: str, part: str) -> str:
    return random.choice(FIRST[part][language])


def phone(random: Random, language: str, part: str) -> tuple[str, str]:
    """A number that is valid in its region, in one of the ways people write it; and the region."""
    region = random.choice(REGIONS)
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    if example is None:
        raise ValueError(region)
    while True:
        digits = list(str(example.national_number))
        for place in range(-5, 0):
            digits[place] = str(random.randrange(10))
        number = phonenumbers.PhoneNumber(
            country_code=example.country_code, national_number=int("".join(digits))
        )
        if phonenumbers.is_valid_number_for_region(number, region):
            break
    shape = random.choice(
        (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164, PhoneNumberFormat.NATIONAL)
    )
    written = phonenumbers.format_number(number, shape)
    style = random.randrange(4)
    if style == 0:
        written = written.replace(" ", ".") if shape == PhoneNumberFormat.NATIONAL else written
    elif style == 1:
        written = written.replace("+", "00", 1)
    if language == "ar" and random.random() < 0.5:
        written = written.translate(_ARABIC_DIGITS)
    return written, region


def email(random: Random, language: str, part: str) -> str:
    """Addresses are in Latin letters whatever the text."""
    person = (
        random.choice(FIRST[part]["en"]).lower() + random.choice(("", ".", "_")) + f"{random.randrange(100)}"
    )
    host = random.choice(("mailbox.example", "post.example.org", "web-mail.example"))
    return random.choice((f"{person}@{host}", f"{person}@{host}", f"{person} (at) {host}"))


def profile(random: Random, language: str, part: str) -> str:
    handle = random.choice(FIRST[part]["en"]).lower() + f".{random.randrange(1000)}"
    sites = (
        "https://www.facebook.com/{}",
        "facebook.com/{}",
        "instagram.com/{}",
        "https://t.me/{}",
        "https://www.linkedin.com/in/{}",
        "https://www.tiktok.com/@{}",
        "https://x.com/{}",
        "https://vk.com/{}",
        "https://wa.me/22177" + "{}",
        "Instagram @{}",
        "Telegram: @{}",
    )
    site = random.choice(sites)
    return site.format(random.randrange(10**6, 10**7) if "wa.me" in site else handle)


def document(random: Random, language: str, part: str) -> str:
    number = random.randrange(10**6, 10**7)
    letters = random.choice("ABCDEFGHJK") + random.choice("LMNPRSTV")
    return random.choice(
        (
            f"A0{number}",
            f"{letters}{number}",
            f"{letters} {number}",
            f"{random.randrange(10, 30)}{letters}{number % 100_000:05}",
            f"1 {number} {number % 10_000:04}",
            _nie(random),
            f"{number}{number % 1000:03}",
        )
    )


def _nie(random: Random) -> str:
    body = f"X{random.randrange(10**6, 10**7)}"
    return body + str(nie.calc_check_digit(body))


def case(random: Random, language: str, part: str) -> str:
    number, year = random.randrange(100, 99_999), random.randrange(2018, 2027)
    country = random.choice(REGIONS)
    return random.choice(
        (
            f"{country}-{year}-{number:05}",
            f"{year}/{number}",
            f"AVRR-{number}",
            f"{country}{year % 100}/{number:05}",
            f"{random.randrange(100, 999)}-{year % 100}C{number:05}",
            f"IOM/{country}/{number}",
        )
    )


def birth(random: Random, language: str, part: str) -> str:
    day = date(1965, 1, 1) + timedelta(days=random.randrange(15_000))
    month = random.choice(MONTHS[language])[day.month - 1]
    of = {"en": " ", "fr": " ", "es": " de ", "pt": " de ", "ar": " "}[language]
    written = random.choice(
        (
            f"{day.day:02}/{day.month:02}/{day.year}",
            f"{day.day}.{day.month}.{day.year}",
            f"{day.day}-{day.month}-{day.year}",
            day.isoformat(),
            f"{day.day}{of}{month}{of}{day.year}",
            f"{day.day}{of}{month}{of}{day.year}",
            f"{month} {day.day}, {day.year}" if language == "en" else f"{day.day}{of}{month}{of}{day.year}",
        )
    )
    return written.translate(_ARABIC_DIGITS) if language == "ar" and random.random() < 0.5 else written


def address(random: Random, language: str, part: str) -> str:
    if random.random() < 0.12:
        return f"{random.uniform(4, 40):.5f}, {random.uniform(-17, 45):.5f}"
    return random.choice(STREETS[part][language]).format(number=random.randrange(1, 180))


MAKERS: Final[dict[str, Callable[[Random, str, str], str | tuple[str, str]]]] = {
    "name": name,
    "first": first,
    "phone": phone,
    "email": email,
    "profile": profile,
    "document": document,
    "case": case,
    "birth": birth,
    "address": address,
}


def harmless(random: Random, language: str) -> dict[str, str]:
    """Values of clean posts that look like something."""
    year = random.randrange(2015, 2026)
    money = random.choice(("1 500 000 FCFA", "1.250 euros", "€ 2,000", "350 000 XOF", "USD 1,800", "2 500 €"))
    day = random.randrange(1, 29)
    month = MONTHS[language][0][random.randrange(12)]
    of = " de " if language in {"es", "pt"} else " "
    return {
        "year": str(year),
        "next_year": str(year + 1),
        "amount": money,
        "law": f"{random.randrange(100, 999)}/{random.randrange(10, 25)}",
        "day": f"{day}{of}{month}{of}{year}",
        "city": random.choice(CITIES[language]),
    }
