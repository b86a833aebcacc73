"""French."""

REPLACEMENTS = {
    "name": "[nom]",
    "phone": "[numéro de téléphone]",
    "email": "[adresse e-mail]",
    "profile": "[profil personnel]",
    "document": "[numéro de document]",
    "case": "[numéro de dossier]",
    "birth": "[date de naissance]",
    "address": "[adresse]",
    "client": "le client",
    "client after an article": "client",
    "woman client": "la cliente",
    "woman client after an article": "cliente",
}
MEN = "M. | Mr | Monsieur"
WOMEN = "Mme | Mme. | Mlle | Mlle. | Madame | Mademoiselle"
PEOPLE = """
client | cliente | bénéficiaire | migrant | migrante | usager | usagère | demandeur | demandeuse |
requérant | requérante | le cas de | la situation de | la jeune fille | la personne | le retourné | la
retournée | pour le compte de | au nom de | homme | femme | garçon | jeune | jeune homme | jeune femme |
jeune fille | mineur | mineure | enfant | monsieur | dame
"""
KIN = """
mari | époux | épouse | femme | frère | soeur | sœur | fils | fille | père | mère | oncle | tante |
cousin | cousine | neveu | nièce | grand-mère | grand-père | fiancé | fiancée | compagnon | compagne |
bébé
"""
NAMED = """
s'appelle | s'appelait | se nomme | se prénomme | du nom de | répond au nom de | connu sous le nom de |
connue sous le nom de | le nommé | la nommée | prénommé | prénommée | dénommé | dénommée | son nom est |
nom complet | nom et prénom | prénom | nom de famille | nom : | nom:
"""
CALLED = "nommé | nommée | appelé | appelée"
HELPERS = """
assistant de | assistante de | assistant social de | assistante sociale de | conseiller de | conseillère
de | référent de | référente de | référente d' | tuteur de | tutrice de | éducateur de | éducatrice de |
avocat de | avocate de | je suis | j'accompagne | j'accompagnais | nous accompagnons | j'ai reçu | j'ai
rencontré | nous avons reçu | j'ai appelé | je conseille
"""
AGED = "ans | âgé de | âgée de"
PHONES = """
rappeler | rappeler le | rappelez | téléphone | tél | tél. | portable | mobile | whatsapp | numéro | joignable au | joindre au | appeler |
appeler au | appelez | appelez-le | appelez-la | au | contact | gsm
"""
DOCUMENTS = """
passeport | laissez-passer | document de voyage | titre de voyage | carte d'identité | carte nationale |
carte nationale d'identité | pièce d'identité | cni | nin | visa | titre de séjour | carte de séjour |
carte de résident | permis de séjour | récépissé | extrait de naissance | acte de naissance | numéro
étranger | agdref | sécurité sociale | carte de réfugié | attestation de demande d'asile | compte
bancaire | permis de conduire
"""
CASES = """
dossier | dossier ofpra | dossier ofii | numéro de dossier | référence du dossier | cas | affaire |
identifiant
"""
BORN = "né | née | né le | née le | date de naissance | naissance | ddn | anniversaire"
AFTER = "après | avant | depuis | jusqu'au"
MONTHS = """
janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre |
décembre | janv | févr | juil
"""
ROADS = """
rue | avenue | av. | av | boulevard | bd | bld | place | allée | chemin | impasse | quai | route | cité
| villa | passage | square | cours | résidence | ruelle
"""
OFFICES = """
bureau | bureaux | ambassade | consulat | ministère | agence | centre | hôpital | tribunal | université
| siège | mairie | préfecture | permanence
"""
LIVES = """
habite | habitait | vit | loge | logée | logé | domicile | domicilié | domiciliée | maison | adresse |
dort | famille | réside
"""
LAWS = """
loi | article | décret | règlement | directive | arrêté | circulaire | ordonnance | décision |
convention | facture
"""
THINGS = """
programme | projet | association | fonds | outil | formulaire | application | ong | organisation |
centre | service | campagne | formation | dispositif | plateforme | groupe | boutique | marque | village
| ville | quartier | pays | entreprise | réseau | fichier | document | colonne | champ | coopérative
"""
UNITS = """
euros | francs | fcfa | cfa | jours | semaines | mois | ans | heures | personnes | cas | familles |
pages | dirhams | dinars
"""
NOT_NAMES = """le la les un une des et ou de du en au aux à dans sur pour par avec qui que dont ce cette ces il elle on nous vous ils
est était a avait sera peut doit ne pas inconnu inconnue modifié changé supprimé retiré manquant
client clients bénéficiaires directeur directrice ministre président présidente préfet maire ambassadeur ambassadrice juge secrétaire général générale gouverneur docteur professeur consul chef cheffe coordinateur coordinatrice procureur excellence
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
lundi mardi mercredi jeudi vendredi samedi dimanche
français anglais espagnol arabe portugais
ong ofii ofpra oim onu ue hcr croix rouge croissant église dieu noël pâques tabaski
retour volontaire réintégration protection assistance
conseiller conseillère assistant assistante nouveau nouvelle"""
STOP = """et ou mais de du en au aux dans sur pour par avec qui que dont ce cette il elle on nous
est était a avait sera peut doit ne pas car quand après avant
veut vient dit demande vit habite a été son sa ses leur notre mon ma le la les un une si donc alors depuis très"""
