"""Each program's own way to build the answer to a letter: parts, charsets, encodings, quotation."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from email import charset as charsets
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText

from mailroom.cutting import marker_line
from tests.mailroom.corpus import forms

NAME, ADDRESS = "Waymark", "reply+aebagbafqydqmfyksqxw2zlsmfuw4zzo@in.waymark.example"
SITE_LANGUAGES = {"en", "fr", "es", "ar"}
PARAGRAPHS = (
    "How do you hand a family over to the partner in the country of origin?",
    "How long does the letter of the consulate take where you work?",
    "Any form or list that you use would help us.",
)


@dataclass(frozen=True)
class Answer:
    """What somebody writes, in which language and where: `top`, `bottom` or `between` the quoted lines."""

    language: str
    text: str
    place: str = "top"
    between: tuple[str, str] = ("", "")


def ours(language: str) -> list[str]:
    """The letter of the site that is answered, line by line."""
    marker = marker_line(language if language in SITE_LANGUAGES else "en")
    post = [line for paragraph in PARAGRAPHS for line in (paragraph, "")]
    return [
        marker,
        "",
        *post,
        "Read it on the site: https://waymark.example/en/forums/topics/12/handing-over/?post=3",
        "",
        "--",
        "Waymark",
        "You receive this because you follow this topic.",
    ]


def quoted(answer: Answer) -> list[str]:
    """The letter behind `>`, with the answers between its lines where that is how the person writes."""
    lines: list[str] = []
    for line in ours(answer.language):
        lines.append(f"> {line}".rstrip())
        if answer.place == "between" and line in PARAGRAPHS[:2]:
            lines += ["", answer.between[PARAGRAPHS.index(line)], ""]
    return lines


def page_of(lines: list[str], tag: str = "div") -> str:
    rows = (f"<{tag}>{html.escape(line) or '<br>'}</{tag}>" for line in lines)
    return "".join(rows)


def wrapped(text: str, width: int = 76) -> str:
    return "\n".join(
        "\n".join(textwrap.wrap(line, width)) if len(line) > width else line for line in text.split("\n")
    )


def flowed(text: str) -> str:
    """RFC 3676 as Thunderbird and Apple write it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith(">") or len(line) <= 72:
            lines.append(line)
        else:
            parts = textwrap.wrap(line, 70)
            lines += [f"{part} " for part in parts[:-1]] + parts[-1:]
    return "\n".join(lines)


def part(text: str, subtype: str, charset: str, encoding: str, **parameters: str) -> MIMENonMultipart:
    kind = charsets.Charset(charset)
    kind.body_encoding = {"qp": charsets.QP, "base64": charsets.BASE64, "8bit": None}[encoding]
    made = MIMENonMultipart("text", subtype, charset=charset, **parameters)
    made.set_payload(text.replace("\n", "\r\n") if encoding == "base64" else text, kind)
    return made


def alternative(plain: MIMENonMultipart | MIMEText, page: MIMENonMultipart | MIMEText) -> MIMEMultipart:
    both = MIMEMultipart("alternative")
    both.attach(plain)
    both.attach(page)
    return both


def gmail(answer: Answer, table: dict[str, str], encoding: str, signature: str = "") -> MIMEMultipart:
    line = forms.said(table, answer.language, NAME, ADDRESS)
    own = answer.text + (f"\n\n-- \n{signature}" if signature else "")
    head = wrapped(own) + "\n\n" if own else ""
    plain = head + wrapped(line) + "\n\n" + "\n".join(quoted(answer)) + "\n"
    page = (
        f'<div dir="{"rtl" if answer.language == "ar" else "ltr"}">{page_of(answer.text.split(chr(10)))}</div><br>'
        f'<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">{html.escape(line)}<br></div>'
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid;padding-left:1ex">'
        f"{page_of(ours(answer.language), 'p')}</blockquote></div>"
    )
    return alternative(part(plain, "plain", "utf-8", encoding), part(page, "html", "utf-8", encoding))


def gmail_web(answer: Answer, number: int) -> MIMEMultipart:
    return gmail(
        answer, forms.GMAIL, "qp", "Miriam Osei\nReturn desk, second floor" if number % 3 == 1 else ""
    )


def gmail_android(answer: Answer, number: int) -> MIMEMultipart:
    return gmail(answer, forms.GMAIL_ANDROID, "base64")


def outlook_head(language: str, subject: str = "Re: Handing over") -> list[str]:
    labels = forms.OUTLOOK.get(language, forms.OUTLOOK["en"])
    values = (f"{NAME} <{ADDRESS}>", labels[4], "Miriam Osei <miriam@office.example>", subject)
    return [f"{label} {value}" for label, value in zip(labels[:4], values, strict=True)]


def outlook_charset(language: str) -> str:
    return {"ru": "windows-1251", "ar": "windows-1256", "ka": "utf-8", "sq": "iso-8859-1"}.get(
        language, "windows-1252"
    )


def outlook_desktop(answer: Answer, number: int) -> MIMEMultipart | MIMENonMultipart:
    head, letter = outlook_head(answer.language), ours(answer.language)
    plain = "\n".join([answer.text, "", *(f"{line} " for line in head), "", *letter])
    rows = (
        page_of(answer.text.split("\n"), "p")
        .replace("<p>", '<p class="MsoNormal">')
        .replace("<br>", "<o:p>&nbsp;</o:p>")
    )
    labelled = "<br>".join(
        f"<b>{line.partition(': ')[0]}:</b> {html.escape(line.partition(': ')[2])}" for line in head
    )
    page = (
        f'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {{margin:0cm}}</style></head>'
        f'<body lang="EN-GB"><div class="WordSection1">{rows}<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f'<p class="MsoNormal">{labelled}</p></div>{page_of(letter, "p")}</div></body></html>'
    )
    charset = outlook_charset(answer.language)
    page_part = part(page, "html", charset if _fits(page, charset) else "utf-8", "qp")
    if number % 2:
        return page_part
    return alternative(part(plain, "plain", charset if _fits(plain, charset) else "utf-8", "qp"), page_part)


def _fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def outlook_web(answer: Answer, number: int) -> MIMEMultipart | MIMENonMultipart:
    head, letter = outlook_head(answer.language), ours(answer.language)
    mobile = forms.OUTLOOK_MOBILE.get(answer.language, forms.OUTLOOK_MOBILE["en"]) if number % 3 == 2 else ""
    plain = "\n".join([answer.text, "", *([mobile] if mobile else []), "_" * 32, *head, "", *letter])
    signed = f'<div id="ms-outlook-mobile-signature">{html.escape(mobile)}</div>' if mobile else ""
    labelled = "<br>".join(
        f"<b>{line.partition(': ')[0]}:</b> {html.escape(line.partition(': ')[2])}" for line in head
    )
    page = (
        f'<html><body dir="ltr"><div class="elementToProof">{page_of(answer.text.split(chr(10)))}</div>{signed}'
        '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
        f'<div id="divRplyFwdMsg" dir="ltr">{labelled}<div>&nbsp;</div></div>'
        f'<div class="BodyFragment">{page_of(letter)}</div></body></html>'
    )
    page_part = part(page, "html", "utf-8", "base64")
    return page_part if number % 2 else alternative(part(plain, "plain", "utf-8", "qp"), page_part)


def apple(answer: Answer, number: int) -> MIMEMultipart | MIMENonMultipart:
    """Odd ones are from the phone: it quotes its own introduction and signs."""
    line = forms.said(forms.APPLE, answer.language, NAME, ADDRESS)
    body = quoted(answer)
    if number % 2 and answer.place == "top":
        signature = forms.said(forms.IPHONE, answer.language)
        plain = "\n".join([answer.text, "", signature, "", f"> {line}", "> ", *body])
        page = (
            f'<html><body dir="auto">{page_of(answer.text.split(chr(10)))}<br id="lineBreakAtBeginningOfSignature">'
            f'<div dir="ltr">{signature}</div><div dir="ltr"><br><blockquote type="cite">{html.escape(line)}<br><br></blockquote>'
            f'</div><blockquote type="cite"><div dir="ltr">{page_of(ours(answer.language))}</div></blockquote></body></html>'
        )
        if number % 4 == 3:
            return part(page, "html", "utf-8", "qp")
        return alternative(part(plain, "plain", "utf-8", "base64"), part(page, "html", "utf-8", "base64"))
    plain = flowed("\n".join([*([answer.text, ""] if answer.text else []), line, "> ", *body]))
    return part(plain, "plain", "utf-8", "qp", format="flowed", delsp="no")


def thunderbird(answer: Answer, number: int) -> MIMENonMultipart:
    line = forms.said(forms.THUNDERBIRD, answer.language, NAME, ADDRESS)
    signature = ["-- ", "Miriam Osei", "Tel. 040 000 00 00"] if number % 2 else []
    if answer.place == "bottom":
        lines = [line, *quoted(answer), "", answer.text, "", *signature]
    else:
        lines = [*([answer.text, ""] if answer.text else []), line, *quoted(answer), *signature]
    return part(flowed("\n".join(lines)), "plain", "utf-8", "8bit", format="flowed")


def yahoo(answer: Answer, number: int) -> MIMEMultipart | MIMENonMultipart:
    line = forms.said(forms.YAHOO, answer.language, NAME, ADDRESS)
    letter = ours(answer.language)
    plain = "\n".join([f" {answer.text}", "", f"    {line}  ", " ", *(f" {row}" for row in letter), "  "])
    page = (
        '<html><head></head><body><div class="ydp1 yahoo-style-wrap" style="font-family:Helvetica;">'
        f'{page_of(answer.text.split(chr(10)))}<div><br></div></div><div id="ydp2yahoo_quoted_1" class="yahoo_quoted">'
        f"<div>{html.escape(line)}</div><div><br></div><div>{page_of(letter)}</div></div></body></html>"
    )
    page_part = part(page, "html", "utf-8", "qp")
    return page_part if number % 3 == 2 else alternative(part(plain, "plain", "utf-8", "qp"), page_part)


def proton_k9(answer: Answer, number: int) -> MIMEMultipart | MIMENonMultipart:
    """Even ones are K-9's plain letters, odd ones Proton's."""
    if number % 2 == 0 or answer.place != "top":
        line = forms.said(forms.K9, answer.language, NAME, ADDRESS)
        signature = ["-- ", forms.said(forms.K9_SIGNATURE, answer.language)] if number % 4 == 0 else []
        if answer.place == "bottom":
            lines = [line, *quoted(answer), "", answer.text, *signature]
        elif answer.place == "between":
            lines = [line, *quoted(answer)]
        else:
            lines = [answer.text, *signature, "", line, *quoted(answer)]
        return part("\n".join(lines), "plain", "utf-8", "8bit")
    line = forms.said(forms.PROTON, answer.language, NAME, ADDRESS)
    if number % 4 == 3:
        divider = forms.said(forms.ORIGINAL_MESSAGE, answer.language)
        return part(
            "\n".join([answer.text, "", divider, line.rstrip(":"), "", *quoted(answer)]),
            "plain",
            "utf-8",
            "base64",
        )
    page = (
        f'<div style="font-family: Arial, sans-serif; font-size: 14px;">{page_of(answer.text.split(chr(10)))}</div>'
        '<div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">'
        'Sent with <a href="https://proton.me/mail/home">Proton Mail</a> secure email.</div></div>'
        f'<div class="protonmail_quote">{html.escape(line)}<br><blockquote class="protonmail_quote" type="cite">'
        f"{page_of(ours(answer.language))}</blockquote><br></div>"
    )
    return part(page, "html", "utf-8", "base64")


CLIENTS: dict[str, Callable[[Answer, int], MIMEMultipart | MIMENonMultipart]] = {
    "Gmail web": gmail_web,
    "Gmail Android": gmail_android,
    "Outlook desktop": outlook_desktop,
    "Outlook web": outlook_web,
    "Apple Mail": apple,
    "Thunderbird": thunderbird,
    "Yahoo": yahoo,
    "Proton, K-9": proton_k9,
}
ANSWERS_BETWEEN = ("Gmail web", "Apple Mail", "Thunderbird", "Proton, K-9")
ANSWERS_BELOW = ("Thunderbird", "Proton, K-9")
