"""Word lists of the invented values; `held_out` shares no first or family name with `tuning`."""

from __future__ import annotations

from typing import Final

_Lists = dict[str, dict[str, tuple[str, ...]]]

FIRST: Final[_Lists] = {
    "tuning": {
        "en": ("Fatou", "Ibrahim", "Grace", "Lamin", "Blerta", "Tesfaye", "Ngozi", "Reza"),
        "fr": ("Aïssatou", "Moussa", "Kadiatou", "Ousmane", "Mariam", "Thierno"),
        "es": ("José", "Rosa", "Wilmer", "Elena", "Ramón", "Lucía"),
        "pt": ("João", "Ana", "Felipe", "Teresa", "Marcos", "Luzia"),
        "ar": ("أحمد", "فاطمة", "يوسف", "مريم", "خالد", "زينب"),
    },
    "held_out": {
        "en": ("Ebrima", "Sarjo", "Favour", "Ardita", "Zurab", "Mehari", "Tunde", "Parwana", "Shafiq"),
        "fr": ("Djénéba", "Cheikh", "Rokhaya", "Bintou", "Sékou", "Nafissatou", "Prosper"),
        "es": ("Yolanda", "Edwin", "Maribel", "Óscar", "Xiomara", "Nelson"),
        "pt": ("Tainá", "Osvaldo", "Creusa", "Jandira", "Wellington", "Edna"),
        "ar": ("بهاء", "رزان", "صهيب", "ميسون", "عثمان", "حليمة", "غسان"),
    },
}
FAMILY: Final[_Lists] = {
    "tuning": {
        "en": ("Diallo", "Okafor", "Krasniqi", "Haile", "Jatta", "Rahimi", "Camara-Sy"),
        "fr": ("Bâ", "Camara", "N'Diaye", "Traoré", "El Amrani", "Ould Salem"),
        "es": ("Mejía", "Hernández López", "de la Cruz", "Pineda", "Zelaya"),
        "pt": ("Tavares", "da Silva", "dos Santos Lima", "Araújo", "Monteiro"),
        "ar": ("الكرمي", "بن صالح", "الحداد", "عبد الرحمن", "النجار"),
    },
    "held_out": {
        "en": ("Ceesay", "Adeyemi", "Gjoka", "Beridze", "Tekle", "Noorzai", "Van Lare", "O'Sandu"),
        "fr": ("Konaté", "Gueye", "Mbengue", "Kouyaté", "Ben Youssef", "Sow-Dieng"),
        "es": ("Ordóñez", "Quispe Mamani", "del Valle", "Funes", "Barahona"),
        "pt": ("Quaresma", "de Souza", "Nhaga", "Furtado Reis", "Cordeiro"),
        "ar": ("المرابط", "بن عمار", "الزبيدي", "أبو شامة", "القاضي"),
    },
}
STREETS: Final[_Lists] = {
    "tuning": {
        "en": (
            "{number} Lantern Street",
            "{number} Old Mill Road",
            "{number}B Heron Lane",
            "Hafenstraße {number}",
        ),
        "fr": ("{number}, rue des Tisserands", "{number} bis avenue du Canal", "{number} impasse Saint-Luc"),
        "es": ("calle Naranjos {number}", "Avenida del Molino, {number}", "C/ San Telmo, n.º {number}"),
        "pt": (
            "Rua das Amendoeiras, {number}",
            "Avenida do Moinho {number}",
            "Travessa São Bento, nº {number}",
        ),
        "ar": ("شارع الياسمين رقم {number}", "{number} شارع النخيل", "شارع السوق عمارة {number}"),
    },
    "held_out": {
        "en": ("{number} Quarry Avenue", "{number} Saint Brannock Terrace", "{number}, Copper Hill Drive"),
        "fr": (
            "{number}, boulevard Victor Lanoux",
            "{number} allée de la Fontaine",
            "{number} chemin d'Arcueil",
        ),
        "es": ("calle Río Hondo, {number}", "Plaza de los Olmos {number}", "Avda. Santa Marta, {number}"),
        "pt": (
            "Rua Coronel Abílio, {number}",
            "Praça da Figueira {number}",
            "Estrada do Forte, n.º {number}",
        ),
        "ar": ("شارع الأندلس رقم {number}", "{number} شارع الجامع الكبير", "زنقة الورد رقم {number}"),
    },
}
_MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "January|February|March|April|May|June|July|August|September|October|November|December",
        "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec",
    ),
    "fr": ("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",),
    "es": ("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",),
    "pt": ("janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",),
    "ar": (
        "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
        "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
        "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    ),
}
MONTHS: Final[dict[str, tuple[list[str], ...]]] = {
    code: tuple(way.split("|") for way in ways) for code, ways in _MONTHS.items()
}
CITIES: Final[dict[str, tuple[str, ...]]] = {
    "en": ("Dakar", "Tbilisi", "Banjul", "Lagos", "Pristina"),
    "fr": ("Conakry", "Bamako", "Thiès", "Marseille", "Tunis"),
    "es": ("Tegucigalpa", "San Pedro Sula", "Quito", "Bilbao", "Cali"),
    "pt": ("Bissau", "Praia", "Belém", "Lisboa", "Luanda"),
    "ar": ("بغداد", "تونس", "الخرطوم", "طنجة", "أربيل"),
}
