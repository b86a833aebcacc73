"""Languages of texts that no profile was made from: posts of the demonstration forums, and Portuguese of our own."""

import tomllib
from pathlib import Path

import pytest

from taxonomy.detecting import Guess, contradicts, detect

FORUMS = Path(__file__).resolve().parents[2] / "fixtures" / "forums"
LONG = 120
PORTUGUESE = (
    "A minha colega de Lisboa recebeu ontem um senhor que quer regressar ao norte do país, mas que não tem contacto com os irmãos há sete anos. Alguém conhece uma associação naquela província?",
    "Costumamos pedir a quem regressa que desenhe o caminho desde o aeroporto até casa. Assim percebemos logo onde vai precisar de dormir e quem o pode levar na última parte da viagem.",
    "O subsídio só chega depois de aprovado o orçamento, por isso aconselho a guardar algum dinheiro para as primeiras semanas, sobretudo quando há crianças em idade escolar.",
    "Obrigada a todos pelas ideias. Experimentámos a sugestão do telefonema em grupo e funcionou: a mãe ouviu o filho explicar o plano pelas suas próprias palavras.",
    "Eu não assinaria nada antes de confirmar com o senhorio se a loja pode abrir ao domingo, porque é nesse dia que se vende mais peixe naquela rua.",
    "Segundo a enfermeira, a vacina existe nos dois países com nomes diferentes. Vale a pena levar a caixa vazia para que o farmacêutico saiba exatamente do que se trata.",
    "Na minha experiência, as pessoas guardam os papéis num envelope dentro da mala e esquecem-se deles. Enviamos também uma cópia para o telemóvel, protegida com uma palavra-passe.",
    "Ainda estamos à espera que o ministério reconheça os diplomas. Entretanto, a oficina aceitou-o como ajudante e paga-lhe o transporte e o almoço.",
    "Quem trata da bagagem quando alguém viaja com ferramentas de carpinteiro? A companhia aérea pediu uma lista e disse que as serras têm de ir no porão.",
    "Ela prefere falar com uma mulher e só de manhã, enquanto o marido está no trabalho. Combinámos que é sempre ela quem telefona, nunca nós.",
    "Fechámos o ano com quarenta e duas visitas de acompanhamento, menos do que queríamos, porque as estradas estiveram cortadas durante toda a época das chuvas.",
    "Depende muito da cooperativa. A do vale compra o café a um preço justo, mas exige que os sócios participem nas reuniões e cuidem juntos do viveiro.",
    "Sugiro que não usem a palavra sucesso nos formulários. Perguntem antes o que a pessoa já consegue fazer hoje e que há um ano lhe parecia impossível.",
    "O tribunal decidiu que o menor fica com os avós até haver resposta do pai. Precisamos de uma morada certa e de alguém que possa ir lá bater à porta.",
)  # fmt: skip


def paragraphs():
    for file in sorted(FORUMS.rglob("*.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        for post in told.get("post", ()):
            for text in post["text"].split("\n\n"):
                yield post.get("language", told["language"]), " ".join(text.split())
    yield from (("pt", text) for text in PORTUGUESE)


TEXTS = list(paragraphs())


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "pt"])
def test_nearly_every_paragraph_is_known_for_sure(language):
    texts = [text for known, text in TEXTS if known == language and len(text) >= LONG]
    assert len(texts) >= 14
    right = sum(detect(text) == Guess(language, True) for text in texts)
    assert right / len(texts) >= 0.95


def test_unsure_rather_than_wrong():
    """Sentences of any length, down to a single word."""
    pieces = [
        (language, piece)
        for language, text in TEXTS
        for piece in (text.split(". ")[0], " ".join(text.split()[:4]), text.split()[0])
    ]
    wrong = [
        (language, piece)
        for language, piece in pieces
        if (g := detect(piece)).sure and g.language != language
    ]
    assert len(wrong) <= len(pieces) * 0.002, wrong


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Familie weiß noch nicht, dass er kommt, und wir haben ihm geraten, zuerst mit der Schwester zu sprechen.", "de"),
        ("La famiglia non sa ancora che arriva e noi gli abbiamo detto di parlare prima con la sorella, perché è più facile.", "it"),
        ("Семья ещё не знает, что он возвращается, и мы попросили его сначала поговорить с сестрой.", "ru"),
        ("Родина ще не знає, що він повертається, і ми попросили його спочатку поговорити із сестрою.", "uk"),
        ("خانواده هنوز نمی‌داند که او برمی‌گردد و ما از او خواستیم اول با خواهرش صحبت کند.", "fa"),
        ("خاندان کو ابھی معلوم نہیں کہ وہ واپس آ رہا ہے اور ہم نے اس سے کہا کہ پہلے بہن سے بات کرے۔", "ur"),
        ("ოჯახმა ჯერ არ იცის, რომ ის ბრუნდება", "ka"),
        ("পরিবার এখনও জানে না যে সে ফিরে আসছে", "bn"),
    ],
)  # fmt: skip
def test_other_languages(text, language):
    assert detect(text) == Guess(language, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK 👍",
        "12.03.2026 / 450 EUR",
        "AVRR, DDP, SOP",
        "https://waymark.example/en/forums/topics/1/what-is-this-about-and-why/",
        "Tak for hjælpen, jeg prøver det i morgen med min kollega og hans chef",
        "Ndiyabulela kakhulu ngoncedo lwenu, siza kuthetha nabo ngomso kusasa",
    ],
)
def test_what_nobody_can_tell_is_not_told(text):
    assert not detect(text).sure


def test_a_quotation_does_not_count():
    quoted = "> The family does not know yet that he is coming back to the village.\n\n"
    own = "Nous leur avons téléphoné hier, avec son accord, et la sœur viendra le chercher à la gare."
    assert detect(quoted + own) == Guess("fr", True)


def test_a_wrong_choice_is_noticed():
    text = "Nous leur avons téléphoné hier, avec son accord, et la sœur viendra le chercher à la gare."
    assert contradicts(text, "en") == "fr"
    assert contradicts(text, "fr") == ""
    assert contradicts("Merci !", "en") == ""
