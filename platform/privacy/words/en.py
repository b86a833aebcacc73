"""English."""

REPLACEMENTS = {
    "name": "[name]",
    "phone": "[phone number]",
    "email": "[e-mail address]",
    "profile": "[personal profile]",
    "document": "[document number]",
    "case": "[case number]",
    "birth": "[date of birth]",
    "address": "[address]",
    "client": "the client",
    "client after an article": "client",
    "woman client": "the client",
    "woman client after an article": "client",
}
MEN = "Mr | Mr. | Mister"
WOMEN = "Mrs | Mrs. | Ms | Ms. | Miss | Madam"
PEOPLE = """
client | beneficiary | returnee | migrant | applicant | caller | asylum seeker | the case of | this lady
| this gentleman | case of client | on behalf of | accompanied minor | unaccompanied minor | man | woman
| boy | girl | child | lady | gentleman | minor | mother | father | youth | teenager
"""
KIN = """
husband | wife | brother | sister | son | daughter | father | mother | uncle | aunt | cousin | nephew |
niece | grandmother | grandfather | fiancé | partner | baby | twin
"""
NAMED = """
name is | name was | names are | goes by the name of | goes by the name | by the name of | known as |
real name is | full name is | full name | name: | first name | surname | last name | family name
"""
CALLED = "named | called"
HELPERS = """
caseworker of | case worker of | counsellor of | counselor of | social worker of | assistant of |
assistant to | guardian of | lawyer of | helping | counselling | accompanying | interviewed | assisted |
phoned | visited | met with
"""
AGED = "years old | years | year-old | yrs | y.o. | aged"
PHONES = """
phone | telephone | tel | tel. | mobile | cell | whatsapp | viber | signal | imo | call | call me | call
him | call her | text | text him | text her | reach | reached at | reachable on | contact | number |
dial
"""
DOCUMENTS = """
passport | travel document | laissez-passer | identity card | id card | identity document | national id
| id | visa | residence permit | residence card | residence title | birth certificate | driving licence
| driver's license | asylum file | asylum seeker card | unhcr registration | unhcr card | unhcr number |
refugee card | social security | national insurance | tax number | bank account | account
"""
CASES = """
case | case file | file | client file | client reference | client id | beneficiary id | beneficiary
reference | mimosa | mimosa case | asylum application | application
"""
BORN = "born | date of birth | dob | d.o.b. | d.o.b | birth date | birthdate | birthday"
AFTER = "after | before | since | until"
MONTHS = """
january | february | march | april | may | june | july | august | september | october | november |
december | jan | feb | mar | apr | jun | jul | aug | sept | sep | oct | nov | dec
"""
STREETS = """
Street | St | Road | Rd | Avenue | Ave | Lane | Drive | Close | Square | Boulevard | Court | Terrace |
Crescent | Gardens | Highway
"""
OFFICES = """
office | embassy | consulate | ministry | agency | centre | center | hospital | court | university |
headquarters
"""
LIVES = "lives | living | lived | stays | staying | home | house | address | hiding | sleeps | family"
LAWS = """
law | article | art. | act | decree | regulation | directive | resolution | convention | circular |
decision | isbn | issn | doi | invoice | budget | version
"""
THINGS = """
programme | program | project | association | fund | tool | form | app | ngo | organisation |
organization | centre | center | service | campaign | course | scheme | platform | group | shop | brand
| village | town | city | street | country | company | network | file | document | column | field |
sheet
"""
UNITS = """
euros | euro | eur | usd | dollars | dollar | pounds | days | weeks | months | years | hours | people |
persons | cases | families | returnees | clients | kg | km | pages | percent | times
"""
NOT_NAMES = """the a an and or of in on at to from for with who whom whose that which this these those he she it they we you i
was is are were has had have will would can could should may might must not no yes
unknown withheld changed removed deleted hidden written spelled spelt wrong needed required missing
services service satisfaction feedback information charter form forms protection relations rights data needs survey
management manager managers support centred centered file files registration number intake card fund portal
said says asked told wants came went returned called wrote also only always never often already now then
mr mrs ms miss dr prof chairman chair president minister ambassador director secretary speaker commissioner general governor doctor professor consul judge head coordinator prosecutor excellency officer
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
english french spanish arabic portuguese german italian
iom oim unhcr unicef undp ilo who eu un ngo ngos ofii bamf fedasil frontex euaa ofpra sef aima caritas
red cross crescent church mosque god allah ramadan christmas easter eid
assisted voluntary return reintegration migration protection standard"""
STOP = """and or but of in on at to from for with who that which this he she it they we you i
was is are were has had have will would can could should may not no as by because when after before
wants came went said says told asked called lives lost needs returned arrived does did left
his her their our my your its the a an so if then than there here"""
