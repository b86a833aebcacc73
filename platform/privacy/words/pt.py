"""Portuguese."""

REPLACEMENTS = {
    "name": "[nome]",
    "phone": "[número de telefone]",
    "email": "[endereço de e-mail]",
    "profile": "[perfil pessoal]",
    "document": "[número de documento]",
    "case": "[número do processo]",
    "birth": "[data de nascimento]",
    "address": "[morada]",
    "client": "o cliente",
    "client after an article": "cliente",
    "woman client": "a cliente",
    "woman client after an article": "cliente",
}
MEN = "Sr | Sr. | senhor | seu"
WOMEN = "Sra | Sra. | senhora | dona"
PEOPLE = """
cliente | beneficiário | beneficiária | utente | usuário | usuária | migrante | retornado | retornada |
requerente | o caso de | o caso do | o caso da | a situação de | em nome de | homem | mulher | jovem |
rapaz | rapariga | moça | menino | menina | menor | criança | senhor | senhora | adolescente
"""
KIN = """
marido | esposo | esposa | mulher | irmão | irmã | filho | filha | pai | mãe | tio | tia | primo | prima
| sobrinho | sobrinha | avô | avó | noivo | noiva | companheiro | companheira | namorado | namorada |
bebê | bebé
"""
NAMED = """
chama-se | se chama | chamava-se | se chamava | de nome | responde pelo nome de | conhecido como |
conhecida como | o nome dele é | o nome dela é | seu nome é | nome completo | nome: | apelido |
sobrenome | primeiro nome
"""
CALLED = "chamado | chamada"
HELPERS = """
assistente de | assistente do | assistente da | assistente social de | assistente social do | assistente
social da | conselheiro de | conselheira de | conselheira da | técnica de | técnico de | tutor de |
tutora de | advogado de | advogada de | acompanho | acompanho a | acompanho o | acompanhamos | atendi |
atendi a | atendi o | liguei para | liguei à | liguei ao | visitei | visitei a | visitei o | entrevistei
| entrevistei a | entrevistei o | aconselho
"""
AGED = "anos | de idade"
PHONES = """
telefone | tel | tel. | telemóvel | celular | whatsapp | número | ligar para o | ligar para | ligue para
| contacto | contato
"""
DOCUMENTS = """
passaporte | salvo-conduto | documento de viagem | documento de identidade | bilhete de identidade |
carteira de identidade | cartão de cidadão | bi | rg | cpf | nif | niss | crnm | rne | visto |
autorização de residência | título de residência | cartão de residência | certidão de nascimento |
segurança social | conta bancária | carta de condução
"""
CASES = "processo | processo n. | caso | ficha | número do processo | referência do caso"
BORN = """
nascido | nascida | nascido em | nascida em | nascido a | nasceu | nasceu em | nasceu a | data de
nascimento | d.n. | aniversário
"""
AFTER = "depois | após | antes | desde | até"
MONTHS = """
janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | outubro | novembro |
dezembro
"""
ROADS_FIRST = """
rua | r. | avenida | av. | travessa | largo | praça | estrada | alameda | beco | calçada | rodovia |
praceta
"""
OFFICES = """
escritório | escritórios | embaixada | consulado | ministério | agência | centro | hospital | tribunal |
universidade | sede | câmara | balcão
"""
LIVES = "mora | morava | vive | reside | residência | casa | morada | endereço | dorme | família"
LAWS = """
lei | artigo | decreto | regulamento | diretiva | resolução | convenção | portaria | despacho | fatura
"""
THINGS = """
programa | projeto | associação | fundo | ferramenta | formulário | aplicação | aplicativo | ong |
organização | centro | serviço | campanha | curso | plataforma | grupo | loja | marca | aldeia | cidade
| bairro | país | empresa | rede | ficheiro | arquivo | documento | coluna | campo | cooperativa
"""
UNITS = """
euros | reais | kwanzas | escudos | meticais | dias | semanas | meses | anos | horas | pessoas | casos |
famílias | páginas
"""
NOT_NAMES = """o a os as um uma uns umas e ou de do da dos das em no na ao à com para por que quem este esta ele ela nós
é era foi tem tinha será pode deve não desconhecido desconhecida alterado alterada omitido falta mudado
cliente clientes beneficiários diretor diretora ministro ministra presidente prefeito prefeita embaixador embaixadora juiz juíza secretário secretária geral governador governadora doutor doutora cônsul chefe coordenador coordenadora professor professora diretor diretora excelência
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
segunda terça quarta quinta sexta sábado domingo
português inglês francês árabe espanhol
ong oim onu ue acnur cruz vermelha igreja deus natal
retorno voluntário reintegração proteção"""
STOP = """e ou mas de do da em no na ao com para por que quem este esta ele ela
é era foi tem tinha será pode deve não porque quando depois antes
quer veio disse pediu mora chegou voltou precisa seu sua nosso meu minha o a os as um uma se então desde muito"""
