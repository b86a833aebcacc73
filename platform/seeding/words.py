"""Titles and summaries of the pages that frame the site, in its four languages."""

from typing import Final

# Which section of the library lists which kind, and its place in the address.
SECTIONS: Final = {
    "brief": "briefs",
    "publication": "publications",
    "podcast": "podcasts",
    "story": "stories",
    "event": "events",
}

WORDS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "en": {
        "home": (
            "Home",
            "What helps people return safely and rebuild: evidence, training and colleagues to ask.",
        ),
        "library": (
            "Library",
            "Briefs, publications, podcasts, stories and events, found by topic, country and audience.",
        ),
        "briefs": ("Research briefs", "What is known about one question, in the time of a coffee."),
        "publications": (
            "Publications",
            "Guides, methods and papers to keep, with their size said before the download.",
        ),
        "podcasts": ("Podcasts", "Colleagues in conversation, with transcripts to read and search."),
        "stories": ("Stories", "Ways back, told with care."),
        "events": ("Events", "Webinars, workshops and exchanges, with what was shown and what came of it."),
        "learn": ("Learn", "Courses in small units: read on the phone, go on where you stopped."),
    },
    "fr": {
        "home": (
            "Accueil",
            "Ce qui aide à rentrer en sécurité et à reconstruire : données, formation et collègues à interroger.",
        ),
        "library": (
            "Bibliothèque",
            "Notes, publications, podcasts, récits et événements, par thème, pays et public.",
        ),
        "briefs": ("Notes de recherche", "Ce que l’on sait d’une question, le temps d’un café."),
        "publications": (
            "Publications",
            "Guides, méthodes et études à garder ; la taille est indiquée avant le téléchargement.",
        ),
        "podcasts": (
            "Podcasts",
            "Des collègues en conversation, avec des transcriptions à lire et à fouiller.",
        ),
        "stories": ("Récits", "Des chemins de retour, racontés avec soin."),
        "events": (
            "Événements",
            "Webinaires, ateliers et échanges, avec ce qui a été montré et ce qui en est sorti.",
        ),
        "learn": (
            "Se former",
            "Des cours en petites unités : à lire sur le téléphone, à reprendre là où l’on s’est arrêté.",
        ),
    },
    "es": {
        "home": (
            "Inicio",
            "Lo que ayuda a regresar con seguridad y rehacer la vida: evidencia, formación y colegas a quienes preguntar.",
        ),
        "library": (
            "Biblioteca",
            "Notas, publicaciones, pódcast, historias y eventos, por tema, país y público.",
        ),
        "briefs": ("Notas de investigación", "Lo que se sabe de una pregunta, en lo que dura un café."),
        "publications": (
            "Publicaciones",
            "Guías, métodos y estudios para guardar; el tamaño se indica antes de descargar.",
        ),
        "podcasts": ("Pódcast", "Colegas que conversan, con transcripciones para leer y buscar."),
        "stories": ("Historias", "Caminos de vuelta, contados con cuidado."),
        "events": ("Eventos", "Seminarios, talleres e intercambios, con lo que se mostró y lo que resultó."),
        "learn": (
            "Aprender",
            "Cursos en unidades breves: se leen en el teléfono y se retoman donde se dejaron.",
        ),
    },
    "ar": {
        "home": (
            "الرئيسية",
            "ما يساعد الناس على العودة بأمان وإعادة بناء حياتهم: أدلّة وتدريب وزملاء يمكن سؤالهم.",
        ),
        "library": ("المكتبة", "موجزات ومنشورات وحلقات صوتية وقصص وفعاليات، بحسب الموضوع والبلد والجمهور."),
        "briefs": ("موجزات بحثية", "ما نعرفه عن سؤال واحد، في وقت فنجان قهوة."),
        "publications": ("منشورات", "أدلّة ومناهج ودراسات للحفظ، مع ذكر الحجم قبل التنزيل."),
        "podcasts": ("بودكاست", "زملاء يتحاورون، مع نصوص للقراءة والبحث."),
        "stories": ("قصص", "دروب عودة تُروى بعناية."),
        "events": ("فعاليات", "ندوات وورش وتبادل خبرات، مع ما عُرض فيها وما نتج عنها."),
        "learn": ("تعلّم", "دورات في دروس قصيرة: تُقرأ على الهاتف وتُستأنف من حيث توقّفت."),
    },
}
