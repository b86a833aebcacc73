"""How eight mail programs introduce what they quote, in each language that they speak."""

# {n} is the name of the sender, {a} the address. A language that a program lacks falls back to English, as in life.
GMAIL = {
    "en": "On Mon, 12 Oct 2026 at 10:15, {n} <{a}> wrote:",
    "fr": "Le lun. 12 oct. 2026 à 10:15, {n} <{a}> a écrit :",
    "es": "El lun, 12 oct 2026 a las 10:15, {n} (<{a}>) escribió:",
    "ar": "في الاثنين، 12 أكتوبر 2026 في 10:15 ص تمت كتابة ما يلي بواسطة \u202a{n}\u202c\u200f <\u202a{a}\u202c\u200f>:",
    "pt": "{n} <{a}> escreveu (segunda, 12/10/2026 à(s) 10:15):",
    "ru": "пн, 12 окт. 2026 г. в 10:15, {n} <{a}>:",
    "ka": "ორშ, 12 ოქტ. 2026, 10:15 თარიღზე {n} <{a}> წერდა:",
    "sv": "Den mån 12 okt. 2026 kl 10:15 skrev {n} <{a}>:",
    "de": "Am Mo., 12. Okt. 2026 um 10:15 Uhr schrieb {n} <{a}>:",
}
GMAIL_ANDROID = {
    **GMAIL,
    "en": "On Mon, 12 Oct 2026, 10:15 {n}, <{a}> wrote:",
    "es": "El lun., 12 de oct. de 2026 10:15 a. m., {n} <{a}> escribió:",
    "pt": "Em seg., 12 de out. de 2026, 10:15, {n} <{a}> escreveu:",
    "fr": "Le lun. 12 oct. 2026, 10:15, {n} <{a}> a écrit :",
    "de": "{n} <{a}> schrieb am Mo., 12. Okt. 2026, 10:15:",
}
APPLE = {
    "en": "On 12 Oct 2026, at 10:15, {n} <{a}> wrote:",
    "fr": "Le 12 oct. 2026 à 10:15, {n} <{a}> a écrit :",
    "es": "El 12 oct 2026, a las 10:15, {n} <{a}> escribió:",
    "ar": "في ١٢ أكتوبر ٢٠٢٦، الساعة ١٠:١٥ ص، كتب {n} <{a}>:",
    "pt": "No dia 12 de out. de 2026, às 10:15, {n} <{a}> escreveu:",
    "ru": "12 окт. 2026 г., в 10:15, {n} <{a}> написал(а):",
    "sv": "12 okt. 2026 kl. 10:15 skrev {n} <{a}>:",
    "de": "Am 12.10.2026 um 10:15 schrieb {n} <{a}>:",
}
THUNDERBIRD = {
    "en": "On 12/10/2026 10:15, {n} wrote:",
    "fr": "Le 12/10/2026 à 10:15, {n} a écrit :",
    "es": "El 12/10/26 a las 10:15, {n} escribió:",
    "ar": "في 12/10/2026 10:15، كتب {n}:",
    "pt": "Em 12/10/2026 10:15, {n} escreveu:",
    "ru": "12.10.2026 10:15, {n} пишет:",
    "ka": "12.10.2026 10:15, {n} წერს:",
    "sq": "Më 12.10.2026 10:15, {n} shkroi:",
    "sv": "Den 2026-10-12 kl. 10:15, skrev {n}:",
    "de": "Am 12.10.26 um 10:15 schrieb {n}:",
}
YAHOO = {
    "en": "On Monday, October 12, 2026 at 10:15:00 AM GMT+2, {n} <{a}> wrote:",
    "fr": "Le lundi 12 octobre 2026 à 10:15:00 UTC+2, {n} <{a}> a écrit :",
    "es": "El lunes, 12 de octubre de 2026, 10:15:00 CEST, {n} <{a}> escribió:",
    "ar": "في الاثنين، 12 أكتوبر 2026 في 10:15:00 ص غرينتش+2، كتب \u200f{n} <{a}>:",
    "pt": "Em segunda-feira, 12 de outubro de 2026 10:15:00 BRT, {n} <{a}> escreveu:",
    "ru": "понедельник, 12 октября 2026 г., 10:15:00 GMT+3, {n} <{a}> написал(а):",
    "sv": "Den måndag 12 oktober 2026 10:15:00 CEST, {n} <{a}> skrev:",
    "de": "Am Montag, 12. Oktober 2026 um 10:15:00 MESZ hat {n} <{a}> Folgendes geschrieben:",
}
PROTON = {
    "en": "On Monday, October 12th, 2026 at 10:15, {n} <{a}> wrote:",
    "fr": "Le lundi 12 octobre 2026 à 10:15, {n} <{a}> a écrit :",
    "es": "El lunes, 12 de octubre de 2026 a las 10:15, {n} <{a}> escribió:",
    "pt": "segunda-feira, 12 de outubro de 2026 às 10:15, {n} <{a}> escreveu:",
    "ru": "понедельник, 12 октября 2026 г. в 10:15, {n} <{a}> написал(а):",
    "sv": "måndag 12 oktober 2026 kl. 10:15, {n} <{a}> skrev:",
    "de": "{n} <{a}> schrieb am Montag, 12. Oktober 2026 um 10:15:",
}
K9 = {
    "en": "On 12 October 2026 10:15:33 CEST, {n} <{a}> wrote:",
    "fr": "Le 12 octobre 2026 10:15:33 GMT+02:00, {n} <{a}> a écrit :",
    "es": "El 12 de octubre de 2026 10:15:33 CEST, {n} <{a}> escribió:",
    "ar": "في 12 أكتوبر 2026 10:15:33 ص GMT+02:00، كتب {n} <{a}>:",
    "pt": "Em 12 de outubro de 2026 10:15:33 BRT, {n} <{a}> escreveu:",
    "ru": "12 октября 2026 г. 10:15:33 GMT+03:00, {n} <{a}> пишет:",
    "ka": "12 ოქტომბერი, 2026 10:15:33 GMT+04:00, {n} <{a}> წერს:",
    "sq": "Më 12 tetor 2026 10:15:33 CEST, {n} <{a}> shkroi:",
    "sv": "Den 12 oktober 2026 10:15:33 CEST skrev {n} <{a}>:",
    "de": "Am 12. Oktober 2026 10:15:33 MESZ schrieb {n} <{a}>:",
}
# From, Sent, To, Subject with their colons; the day as Outlook writes it.
OUTLOOK = {
    "en": ("From:", "Sent:", "To:", "Subject:", "Monday, October 12, 2026 10:15 AM"),
    "fr": ("De :", "Envoyé :", "À :", "Objet :", "lundi 12 octobre 2026 10:15"),
    "es": ("De:", "Enviado:", "Para:", "Asunto:", "lunes, 12 de octubre de 2026 10:15"),
    "ar": ("من:", "تم الإرسال:", "إلى:", "الموضوع:", "12 أكتوبر, 2026 10:15 ص"),
    "pt": ("De:", "Enviado:", "Para:", "Assunto:", "12 de outubro de 2026 10:15"),
    "ru": ("От:", "Отправлено:", "Кому:", "Тема:", "12 октября 2026 г. 10:15"),
    "ka": ("გამომგზავნი:", "გაგზავნილია:", "მიმღები:", "თემა:", "12 ოქტომბერი, 2026 10:15"),
    "sq": ("Nga:", "Dërguar:", "Për:", "Subjekti:", "e hënë, 12 tetor 2026 10:15"),
    "sv": ("Från:", "Skickat:", "Till:", "Ämne:", "den 12 oktober 2026 10:15"),
    "de": ("Von:", "Gesendet:", "An:", "Betreff:", "Montag, 12. Oktober 2026 10:15"),
}
IPHONE = {
    "en": "Sent from my iPhone",
    "fr": "Envoyé de mon iPhone",
    "es": "Enviado desde mi iPhone",
    "ar": "أُرسلت من الـ iPhone الخاص بي",
    "pt": "Enviado do meu iPhone",
    "ru": "Отправлено с iPhone",
    "sv": "Skickat från min iPhone",
    "de": "Von meinem iPhone gesendet",
}
K9_SIGNATURE = {
    "en": "Sent from my Android device with K-9 Mail. Please excuse my brevity.",
    "fr": "Envoyé de mon appareil Android avec Courriel K-9 Mail. Veuillez excuser ma brièveté.",
    "es": "Enviado desde mi dispositivo Android con K-9 Mail. Por favor, disculpa mi brevedad.",
    "de": "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "sv": "Skickat från min Android-enhet med K-9 Mail. Ursäkta min fåordighet.",
    "pt": "Enviado do meu dispositivo Android com o K-9 Mail. Desculpe-me pela brevidade.",
    "ru": "Отправлено с устройства Android с помощью K-9 Mail. Извините за краткость.",
}
OUTLOOK_MOBILE = {
    "en": "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "fr": "Obtenez Outlook pour iOS<https://aka.ms/o0ukef>",
    "es": "Obtener Outlook para iOS<https://aka.ms/o0ukef>",
    "ar": "احصل على Outlook لـ iOS<https://aka.ms/o0ukef>",
    "pt": "Obter o Outlook para iOS<https://aka.ms/o0ukef>",
    "ru": "Скачать Outlook для iOS<https://aka.ms/o0ukef>",
    "sv": "Hämta Outlook för iOS<https://aka.ms/o0ukef>",
    "de": "Holen Sie sich Outlook für iOS<https://aka.ms/o0ukef>",
}
ORIGINAL_MESSAGE = {
    "en": "-------- Original Message --------",
    "fr": "-------- Message d'origine --------",
    "es": "-------- Mensaje original --------",
    "pt": "-------- Mensagem original --------",
    "ru": "-------- Исходное сообщение --------",
    "sv": "-------- Originalmeddelande --------",
    "de": "-------- Original-Nachricht --------",
}


def said(table: dict[str, str], language: str, name: str = "", address: str = "") -> str:
    return table.get(language, table["en"]).format(n=name, a=address)
