"""First names heard often in counselling; they only tell names from other words after a cue, never alone."""

from __future__ import annotations

from typing import Final

from privacy.folding import folded

_LATIN = """
abdel abdi abdou abdoulaye abdul abdullah abu adama ahmad ahmed aicha aisha aissatou ali alice aline alpha ama
amadou amara amina aminata amir ana anas andre anita antonio arben armen asif aster awa ayan aye bakary bekele
besnik bilal binta blerta boubacar brahim bujar carlos carmen chidi chinedu claudia dalila daniel daouda david
dawit diana diego drita edison elena elira emeka emine ermias esperanza esther fatima fatma fatmata fatou
fatoumata felipe fernanda filmon fitim francisco freweini gabriel genet giorgi gloria grace habiba hadja hamid
hamza hana haroon hasan hassan hawa helen hodan hussein ibrahim ibrahima idris ines isatou ismail issa ivan jamal
jamila jean jesus joao jose joseph joy juan juana julia kadiatou karim khadija khaled khalid kofi kwame lamin
laura leila lejla luan lucia luis luz maha mahamat mahmoud malik mamadou marcos maria mariam mariama marie marlen
marta martin maryam mercy merita michael miguel mikael miriam modou mohamed mohammad mohammed moises moussa
muhammad mustafa nadia naeem nana natasha nazanin ndeye ngozi nino nour omar oscar ousmane patience paul pedro
peter precious rahel rahim rahma ramatu ramon rana rashid reza rosa rosario ruth saba sadia said saida saidou
salif salma salome samira samuel sandra sara seydou shabnam sofia souleymane sultana sunday tamar tariq teresa
tesfaye thierno tomas umar usman valbona victor wilmer yasmin yassin yonas yosef youssef yusuf zahra zainab zara
zeinab zoran
"""
_ARABIC = """
محمد أحمد محمود مصطفى علي عمر عثمان حسن حسين خالد يوسف إبراهيم إسماعيل إدريس كريم سمير سامي طارق زياد نبيل جمال
كمال بلال حمزة أنس ياسين ياسر هشام وليد رامي فادي ماهر منير أيمن عادل سعيد رشيد مروان عمار صالح هاني بشير نور
فاطمة عائشة خديجة مريم زينب سلمى ليلى سعاد نادية سميرة أمينة هدى منى رنا ريم سارة ياسمين هبة دعاء إيمان نجلاء
رقية حليمة صفية زهرة نورة سناء وفاء حنان إلهام رحمة شيماء آمنة جميلة لطيفة عبد عبدالله عبدالرحمن عبدو موسى عيسى
داود سليمان آدم بكر أبوبكر حامد حمدي رضا شريف فارس قاسم لؤي مجدي نزار وائل يحيى زكريا أمادو فاتو ماريامو ممادو
"""
GIVEN: Final = frozenset(folded(name).lower() for name in (_LATIN + _ARABIC).split())
