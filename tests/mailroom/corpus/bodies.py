"""What people write, by hand: four answers in each of ten languages.

The third of each is hard on purpose: it speaks of who wrote what and when, has a colon at the end of a line, or begins
a line with thanks and goes on.
"""

BODIES: dict[str, tuple[str, ...]] = {
    "en": (
        "Yes, the municipality pays for the first three months.",
        "We had the same question last spring.\n\n- the shelter asked for a letter from the embassy\n"
        "- the letter took nine days\n- nobody asked for it in the end\n\nSo I would book the flight and ask for the letter at the same time, because waiting for one before the other has cost our families most of the season.",
        "Thanks,\nthis helps a lot. One more question on the corridor.\n\nFrom: Hamburg\nTo: Accra\n\nOn Monday the port office told me:\nno form is needed before 10:30. Ana wrote the opposite in May 2024. Who is right?",
        "I will bring it up at the meeting on Thursday.\n\nBest regards,\nMiriam",
    ),
    "fr": (
        "Oui, la mairie prend en charge les trois premiers mois.",
        "Nous avons eu la même question au printemps.\n\n- le foyer voulait une lettre du consulat\n"
        "- la lettre a pris neuf jours\n\nJe réserverais donc le vol et je demanderais la lettre en même temps, parce que les familles ont perdu presque toute la saison à attendre l’une avant l’autre.",
        "Merci,\ncela m’aide beaucoup. Encore une question sur le trajet.\n\nDe : Lyon\nÀ : Conakry\n\nLundi, le bureau du port m’a dit :\naucun formulaire avant 10h30. Ana a écrit le contraire en mai 2024. Qui a raison ?",
        "J’en parlerai à la réunion de jeudi.\n\nBien cordialement,\nMyriam",
    ),
    "es": (
        "Sí, el ayuntamiento paga los tres primeros meses.",
        "En primavera tuvimos la misma duda.\n\n- el albergue pidió una carta del consulado\n"
        "- la carta tardó nueve días\n\nYo reservaría el vuelo y pediría la carta al mismo tiempo, porque esperar una cosa antes de la otra les costó a las familias casi toda la temporada.",
        "Gracias,\nme ayuda mucho. Otra pregunta sobre la ruta.\n\nDe: Valencia\nPara: Dakar\n\nEl lunes la oficina del puerto me dijo:\nno hace falta formulario antes de las 10:30. Ana escribió lo contrario en mayo de 2024. ¿Quién tiene razón?",
        "Lo comentaré en la reunión del jueves.\n\nUn saludo,\nMiriam",
    ),
    "ar": (
        "نعم، تدفع البلدية تكاليف الأشهر الثلاثة الأولى.",
        "كان لدينا السؤال نفسه في الربيع الماضي.\n\n- طلب المأوى رسالة من القنصلية\n"
        "- استغرقت الرسالة تسعة أيام\n\nلذلك أحجز الرحلة وأطلب الرسالة في الوقت نفسه، لأن انتظار إحداهما قبل الأخرى كلف العائلات معظم الموسم.",
        "شكرا،\nهذا يساعدني كثيرا. سؤال آخر عن المسار.\n\nمن: تونس\nإلى: باماكو\n\nقال لي مكتب الميناء يوم الاثنين:\nلا حاجة إلى استمارة قبل الساعة 10:30. كتبت آنا عكس ذلك في مايو 2024. من منهما على حق؟",
        "سأطرح الموضوع في اجتماع يوم الخميس.\n\nمع أطيب التحيات،\nمريم",
    ),
    "pt": (
        "Sim, a câmara municipal paga os três primeiros meses.",
        "Na primavera tivemos a mesma dúvida.\n\n- o abrigo pediu uma carta do consulado\n"
        "- a carta demorou nove dias\n\nEu reservaria o voo e pediria a carta ao mesmo tempo, porque esperar uma coisa antes da outra custou às famílias quase toda a estação.",
        "Obrigada,\najuda-me muito. Mais uma pergunta sobre o corredor.\n\nDe: Lisboa\nPara: Bissau\n\nNa segunda-feira o escritório do porto disse-me:\nnão é preciso formulário antes das 10:30. A Ana escreveu o contrário em maio de 2024. Quem tem razão?",
        "Vou falar disso na reunião de quinta-feira.\n\nCom os melhores cumprimentos,\nMiriam",
    ),
    "ru": (
        "Да, первые три месяца оплачивает муниципалитет.",
        "Весной у нас был такой же вопрос.\n\n- приют просил письмо из консульства\n"
        "- письма ждали девять дней\n\nЯ бы бронировала билет и сразу просила письмо, потому что из-за ожидания одного перед другим семьи потеряли почти весь сезон.",
        "Спасибо,\nэто очень помогает. Ещё вопрос о маршруте.\n\nОткуда: Берлин\nКуда: Ереван\n\nВ понедельник в порту мне сказали:\nдо 10:30 анкета не нужна. Анна писала обратное в мае 2024 года. Кто прав?",
        "Я подниму этот вопрос на встрече в четверг.\n\nС уважением,\nМириам",
    ),
    "ka": (
        "დიახ, პირველ სამ თვეს მუნიციპალიტეტი იხდის.",
        "გაზაფხულზე იგივე კითხვა გვქონდა.\n\n- თავშესაფარმა საკონსულოს წერილი მოითხოვა\n"
        "- წერილს ცხრა დღე დასჭირდა\n\nმე ბილეთს დავჯავშნიდი და წერილს პარალელურად მოვითხოვდი, რადგან ერთის ლოდინმა ოჯახებს თითქმის მთელი სეზონი დააკარგვინა.",
        "გმადლობთ,\nეს ძალიან მეხმარება. კიდევ ერთი კითხვა მარშრუტზე.\n\nსაიდან: ბერლინი\nსად: თბილისი\n\nორშაბათს პორტის ოფისმა მითხრა:\n10:30 საათამდე ფორმა საჭირო არ არის. ანა 2024 წლის მაისში საპირისპიროს ამბობდა. ვინ არის მართალი?",
        "ამას ხუთშაბათის შეხვედრაზე ვიტყვი.\n\nპატივისცემით,\nმირიამი",
    ),
    "sq": (
        "Po, bashkia i paguan tre muajt e parë.",
        "Pranverën e kaluar patëm të njëjtën pyetje.\n\n- streha kërkoi një letër nga konsullata\n"
        "- letra zgjati nëntë ditë\n\nUnë do ta rezervoja fluturimin dhe do ta kërkoja letrën njëkohësisht, sepse pritja e njërës para tjetrës u kushtoi familjeve pothuajse tërë sezonin.",
        "Faleminderit,\nkjo më ndihmon shumë. Edhe një pyetje për korridorin.\n\nNga: Gjermania\nPër: Shkodër\n\nTë hënën zyra e portit më tha:\nnuk duhet formular para orës 10:30. Ana shkroi të kundërtën në maj 2024. Kush ka të drejtë?",
        "Do ta përmend në mbledhjen e së enjtes.\n\nMe respekt,\nMirjam",
    ),
    "sv": (
        "Ja, kommunen betalar de tre första månaderna.",
        "Vi hade samma fråga i våras.\n\n- boendet bad om ett brev från konsulatet\n"
        "- brevet tog nio dagar\n\nJag skulle boka resan och be om brevet samtidigt, eftersom familjerna förlorade nästan hela säsongen på att vänta på det ena före det andra.",
        "Tack,\ndet hjälper mycket. En fråga till om korridoren.\n\nFrån: Malmö\nTill: Pristina\n\nI måndags sa hamnkontoret till mig:\ningen blankett behövs före 10:30. Ana skrev motsatsen i maj 2024. Vem har rätt?",
        "Jag tar upp det på mötet på torsdag.\n\nMed vänliga hälsningar\nMiriam",
    ),
    "de": (
        "Ja, die Gemeinde zahlt die ersten drei Monate.",
        "Im Frühjahr hatten wir dieselbe Frage.\n\n- die Unterkunft wollte einen Brief des Konsulats\n"
        "- der Brief dauerte neun Tage\n\nIch würde den Flug buchen und den Brief gleichzeitig anfordern, weil das Warten auf das eine vor dem anderen die Familien fast die ganze Saison gekostet hat.",
        "Danke,\ndas hilft mir sehr. Noch eine Frage zum Korridor.\n\nVon: Hamburg\nNach: Lagos\n\nAm Montag sagte mir das Hafenamt:\nvor 10:30 Uhr braucht man kein Formular. Ana schrieb im Mai 2024 das Gegenteil. Wer hat recht?",
        "Ich spreche es in der Sitzung am Donnerstag an.\n\nMit freundlichen Grüßen\nMiriam",
    ),
}

# Answers between the lines of what is quoted, one for each of the first two paragraphs.
BETWEEN: dict[str, tuple[str, str]] = {
    "en": ("We ask for it in writing.", "Nine days in our case."),
    "fr": ("Nous le demandons par écrit.", "Neuf jours chez nous."),
    "es": ("Lo pedimos por escrito.", "Nueve días en nuestro caso."),
    "ar": ("نطلب ذلك كتابة.", "تسعة أيام في حالتنا."),
    "pt": ("Pedimos por escrito.", "Nove dias no nosso caso."),
    "ru": ("Мы просим об этом письменно.", "У нас девять дней."),
    "ka": ("წერილობით ვითხოვთ.", "ჩვენთან ცხრა დღე."),
    "sq": ("E kërkojmë me shkrim.", "Nëntë ditë te ne."),
    "sv": ("Vi ber om det skriftligt.", "Nio dagar hos oss."),
    "de": ("Wir verlangen es schriftlich.", "Bei uns neun Tage."),
}
