"""Spanish."""

REPLACEMENTS = {
    "name": "[nombre]",
    "phone": "[número de teléfono]",
    "email": "[correo electrónico]",
    "profile": "[perfil personal]",
    "document": "[número de documento]",
    "case": "[número de expediente]",
    "birth": "[fecha de nacimiento]",
    "address": "[dirección]",
    "client": "el cliente",
    "client after an article": "cliente",
    "woman client": "la clienta",
    "woman client after an article": "clienta",
}
MEN = "Sr | Sr. | señor | don"
WOMEN = "Sra | Sra. | Srta | Srta. | señora | señorita | doña"
PEOPLE = """
cliente | clienta | beneficiario | beneficiaria | usuario | usuaria | migrante | retornado | retornada |
solicitante | persona atendida | el caso de | la situación de | en nombre de | hombre | mujer | joven |
chico | chica | niño | niña | menor | muchacho | muchacha | señor | señora | adolescente
"""
KIN = """
marido | esposo | esposa | mujer | hermano | hermana | hijo | hija | padre | madre | tío | tía | primo |
prima | sobrino | sobrina | abuelo | abuela | novio | novia | pareja | bebé
"""
NAMED = """
se llama | se llamaba | llamarse | de nombre | responde al nombre de | conocido como | conocida como |
su nombre es | nombre completo | nombre y apellidos | nombre: | apellidos | apellido | primer nombre |
el tal | la tal
"""
CALLED = "llamado | llamada"
HELPERS = """
asistente de | trabajador social de | trabajadora social de | consejero de | consejera de | orientador
de | orientadora de | tutor de | tutora de | abogado de | abogada de | acompaño a | acompañamos a |
atendí a | atendemos a | atiendo a | llamé a | visité a | entrevisté a | conocí a | ayudo a
"""
AGED = "años | de edad"
PHONES = """
teléfono | tel | tel. | tfno | tfno. | móvil | celular | whatsapp | número | llamar al | llámele al |
llámela al | contacto | contactar al | localizable en el
"""
DOCUMENTS = """
pasaporte | salvoconducto | documento de viaje | documento de identidad | carné de identidad | cédula |
cédula de identidad | cédula de ciudadanía | dni | nie | dpi | curp | visado | visa | permiso de
residencia | tarjeta de residencia | tarjeta roja | partida de nacimiento | seguridad social | cuenta
bancaria | permiso de conducir
"""
CASES = "expediente | caso | ficha | número de expediente | referencia del caso | identificador"
BORN = """
nacido | nacida | nacido el | nacida el | nació | nació el | fecha de nacimiento | f. nac. | f.nac. |
cumpleaños
"""
AFTER = "después | antes | desde | hasta"
MONTHS = """
enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | setiembre | octubre |
noviembre | diciembre
"""
ROADS_FIRST = """
calle | c/ | avenida | avda. | avda | av. | plaza | paseo | camino | ronda | travesía | carretera |
callejón | pasaje
"""
OFFICES = """
oficina | oficinas | embajada | consulado | ministerio | agencia | centro | hospital | juzgado |
universidad | sede | ayuntamiento
"""
LIVES = "vive | vivía | reside | domicilio | casa | dirección | duerme | familia | aloja"
LAWS = """
ley | artículo | decreto | reglamento | directiva | resolución | convenio | circular | orden | factura
"""
THINGS = """
programa | proyecto | asociación | fondo | herramienta | formulario | aplicación | ong | organización |
centro | servicio | campaña | curso | plataforma | grupo | tienda | marca | pueblo | ciudad | barrio |
país | empresa | red | archivo | documento | columna | campo | cooperativa
"""
UNITS = """
euros | dólares | pesos | lempiras | quetzales | días | semanas | meses | años | horas | personas |
casos | familias | páginas
"""
NOT_NAMES = """el la los las un una unos unas y o de del en al con para por que quien cuyo este esta estos él ella nos
es era ha había será puede debe no desconocido desconocida cambiado cambiada modificado eliminado omitido falta
cliente clientes beneficiarios director directora ministro ministra presidente presidenta alcalde alcaldesa embajador embajadora juez jueza director directora secretario secretaria general gobernador gobernadora doctor doctora licenciado cónsul jefe jefa coordinador coordinadora profesor profesora
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miércoles jueves viernes sábado domingo
español inglés francés árabe portugués
ong oim onu ue acnur cruz roja media luna iglesia dios navidad
retorno voluntario reintegración protección"""
STOP = """y o pero de del en al con para por que quien este esta él ella
es era ha había será puede debe no porque cuando después antes
quiere vino dijo pidió vive llegó volvió necesita tiene su sus nuestro mi el la los las un una si entonces desde muy"""
