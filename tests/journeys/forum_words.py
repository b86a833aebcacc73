"""What the people of the forum walks type, each in their language."""

from dataclasses import dataclass

PHONE_NUMBER = "+221 77 123 45 67"


@dataclass(frozen=True)
class Words:
    """A question with its poll, an answer to it, and what is changed later."""

    title: str
    question: str
    changed: str
    answer: str
    poll: str
    choices: tuple[str, str, str]
    note: str
    picture: str
    reason: str
    plea: str
    second: str


WORDS = {
    "en": Words(
        title="Which papers should a family carry to the airport",
        question="Our office packs one folder for each family. Which papers belong at the top of it?",
        changed="Our office packs one small folder for each family. Which papers belong at the top of it?",
        answer="We put the school papers on top, because children lose a year without them.",
        poll="What do you put on top?",
        choices=("School papers", "Health papers", "Travel papers"),
        note="For the team meeting",
        picture="An open folder on a table",
        reason="The tone hurts colleagues and does not help the question.",
        plea="I meant the procedure and not a person. I will write it more calmly next time.",
        second="Where do families keep the folder during the journey",
    ),
    "fr": Words(
        title="Quels papiers une famille garde-t-elle en main à l'aéroport",
        question="Notre bureau prépare une pochette pour chaque famille. Quels papiers faut-il mettre au-dessus ?",
        changed="Notre bureau prépare une petite pochette pour chaque famille. Quels papiers faut-il mettre au-dessus ?",
        answer="Nous mettons les papiers de l'école au-dessus, car sans eux les enfants perdent une année.",
        poll="Que mettez-vous au-dessus ?",
        choices=("Papiers de l'école", "Papiers de santé", "Papiers de voyage"),
        note="Pour la réunion d'équipe",
        picture="Une pochette ouverte sur une table",
        reason="Le ton blesse les collègues et n'aide pas à répondre à la question.",
        plea="Je parlais de la procédure et non d'une personne. J'écrirai plus calmement la prochaine fois.",
        second="Où les familles gardent-elles la pochette pendant le voyage",
    ),
    "ar": Words(
        title="ما الأوراق التي تحملها الأسرة بيدها إلى المطار",
        question="يجهز مكتبنا ملفاً لكل أسرة قبل السفر. ما الأوراق التي يجب أن توضع في أعلاه؟",
        changed="يجهز مكتبنا ملفاً صغيراً لكل أسرة قبل السفر. ما الأوراق التي يجب أن توضع في أعلاه؟",
        answer="نضع أوراق المدرسة في الأعلى لأن الأطفال يخسرون سنة كاملة من دونها.",
        poll="ماذا تضعون في الأعلى؟",
        choices=("أوراق المدرسة", "أوراق الصحة", "أوراق السفر"),
        note="لاجتماع الفريق",
        picture="ملف مفتوح على طاولة",
        reason="أسلوب الكلام يجرح الزملاء ولا يفيد في الإجابة عن السؤال.",
        plea="كنت أقصد الإجراء ولم أقصد شخصاً بعينه. سأكتب بهدوء أكبر في المرة القادمة.",
        second="أين تحفظ الأسر الملف أثناء الرحلة",
    ),
}
