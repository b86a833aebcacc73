"""Small words that nearly every sentence of a language holds, and signs that one language of a script has alone."""

from typing import Final

STOP_WORDS: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for it with as on be at by this have from or had not but what all were when "
        "we there can an your which their if do will how about up out them then she many some so these would other into "
        "has more her two like him see could no make than been who its now people did get you i he they are my our me",
        "fr": "le la les de des du et un une en que qui dans pour pas sur au aux avec ce cette ces il elle ils elles est "
        "sont nous vous je ne se sa son ses leur leurs plus par mais ou où on si tout être avoir fait comme était ont "
        "avons avez peut quand même aussi sans deux très bien dont lui y donc après avant chez votre notre mon ma mes",
        "es": "el la los las de del y un una en que no por con para su sus se lo al más como pero si hay le les ya muy "
        "sin sobre este esta estos estas ese esa eso entre cuando todo también fue ser son está están tiene han ha nos "
        "es me mi yo él ella ellos ellas desde hasta donde quien porque qué dos otro otra después antes nada cada usted",
        "pt": "o a os as de do da dos das e um uma em no na nos nas que não por com para seu sua seus suas se ao à aos às "
        "mais como mas há lhe já muito sem sobre este esta isso entre quando tudo também foi ser são está estão tem têm "
        "é me eu ele ela eles elas desde até onde quem porque dois outro outra depois antes cada você nós pelo pela num numa",
        "de": "der die das und ist nicht ein eine einen dem den des zu in mit von für auf auch sich es wir ich sie er an "
        "als bei nach wie aus oder wenn noch nur aber wird werden hat haben war kann dass zum zur über im vor durch man",
        "nl": "de het een en van in is dat op te niet zijn met voor aan er ook als maar bij om dan nog wel naar heeft "
        "hebben wordt worden door over uit wij ik zij hij je deze dit die kan geen meer wat",
        "it": "il lo la i gli le di del della dei delle e un una uno in che non per con su sono è si al alla come ma ci "
        "anche più questo questa nel nella ha hanno essere se da dal dalla quando tutto chi dove perché noi loro suo sua",
        "ro": "și în de la cu nu o un pe care este sunt din pentru ca să mai se au a fost dar sau dacă când noi ei lor "
        "după fără prin acest această le îl cum ce avea am ai",
        "sq": "dhe në të e i për me nuk një që nga është janë si por ka kanë do edhe ose më ky kjo këtë ata ajo ai kur pa "
        "mund duhet tek jo unë ne ju",
        "tr": "ve bir bu için ile de da ne çok daha gibi ama var yok olarak olan ben biz sen siz o onlar kadar sonra önce "
        "değil mi mı her şey ki en",
        "sw": "na ya wa kwa ni katika la za kama hii huyo yake wao lakini au si pia baada kabla watu mtu hapa sana bila "
        "kuwa wakati kila ambao yangu wetu",
        "so": "iyo oo in ka ku waa ee uu ay aan la soo ugu waxaa waxay wuxuu ama haddii sida kale dadka leh ma si",
        "pl": "i w na z nie się do jest to że jak o po ale za od przez czy dla są był być może ich jego tak już tylko przed",
        "sv": "och att det i en som på är av för med den till inte om ett har de vi jag kan men ska från vid eller var efter",
        "da": "og at det i en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun "
        "nu over da fra du ud sin dem os op hans hvor eller hvad skal selv her alle vil blev kunne ind når være jeg kan",
        "nb": "og i det på som er en til å han av for med at var de ikke den har jeg om et men så seg hun hadde fra vi du "
        "kan da ble ut skal vil ham etter over ved også bare eller sa nå dette noe være meg mot opp der når inn dem",
        "fi": "ja on ei se että hän oli mutta kun niin kuin myös ovat tai jos mitä tämä he me sinä minä ole olla sen",
        "vi": "và của là có không cho với được các những một trong người để này khi đã từ tôi chúng đến về",
        "ha": "da na ta ya a ba ne ce shi su mu ku wannan wani don amma idan kuma daga zuwa yana tana suna",
        "wo": "ak ci la ba bu bi yi mu ma na nu ñu moo ngi dafa waaye te xam am",
        "ar": "في من على إلى أن إن هذا هذه التي الذي عن مع لا ما كان قد أو ثم لم كل بعد قبل عند بين هل هو هي كما لكن حتى "
        "ذلك نحن لها له أي إذا حين غير فيها فيه منه به كيف لأن",
        "fa": "و در به از که این را با است برای آن یک خود تا شد بر هم اما می های شده کرد باید نیست هر یا ما",
        "ur": "کے کی ہے میں اور سے کا کو نے ہیں یہ کہ پر نہیں ایک اس بھی وہ تھا کر لیے",
        "ps": "د په او چې ته له دا کې سره نه هغه یو دی یې کړي ده",
        "ckb": "لە بۆ کە بە و ئەم ئەو هەر دەکات نییە لەگەڵ یان بوو",
        "ru": "и в не на что с по как это но из у за от для его все она так же был они вы мы если или то когда",
        "uk": "і в не на що з як це але та від для його все вона так був вони ви ми якщо або коли є до у",
        "sr": "и у је на се да за од са не су што као то али или би који ће смо",
        "hi": "के में है की और से का को पर यह नहीं एक हैं भी लिए इस कि तो हो था",
        "ne": "छ र को मा लाई पनि यो छन् भने गर्न हो ले का हरू गरेको थियो",
        "am": "እና ነው ላይ ውስጥ ግን ወደ ይህ አንድ ናቸው ሲሆን",
        "ti": "እዩ ናይ ካብ ኣብ እዚ ግን ከም ምስ እዮም",
    }.items()
}
SIGNS: Final = {
    "fa": "پچژگ",
    "ur": "ٹڈڑےںھہ",
    "ps": "ټډړښږېۍځڅ",
    "ckb": "ێۆڕڵە",
    "ru": "ыэё",
    "uk": "іїєґ",
    "sr": "ђјљњћџ",
}
# Code points at which each script begins and ends, with the languages of ours that are written in it.
SCRIPTS: Final = (
    (0x0590, 0x05FF, ("he",)),
    (0x0370, 0x03FF, ("el",)),
    (0x0400, 0x052F, ("ru", "uk", "sr")),
    (0x0530, 0x058F, ("hy",)),
    (0x0600, 0x077F, ("ar", "fa", "ur", "ps", "ckb")),
    (0x0900, 0x097F, ("hi", "ne")),
    (0x0980, 0x09FF, ("bn",)),
    (0x0A00, 0x0A7F, ("pa",)),
    (0x0B80, 0x0BFF, ("ta",)),
    (0x0C00, 0x0C7F, ("te",)),
    (0x0D80, 0x0DFF, ("si",)),
    (0x0E00, 0x0E7F, ("th",)),
    (0x10A0, 0x10FF, ("ka",)),
    (0x1200, 0x139F, ("am", "ti")),
    (0x3040, 0x30FF, ("ja",)),
    (0x4E00, 0x9FFF, ("zh",)),
    (0xAC00, 0xD7AF, ("ko",)),
)
LATIN: Final = (
    "en",
    "fr",
    "es",
    "pt",
    "de",
    "nl",
    "it",
    "ro",
    "sq",
    "tr",
    "sw",
    "so",
    "pl",
    "sv",
    "da",
    "nb",
    "fi",
    "vi",
    "ha",
    "wo",
)
