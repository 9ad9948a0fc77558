"""The sentences of the answer page, English and Welsh."""

from dataclasses import dataclass

from calendars.election_calendar import Holds
from calendars.period import StartBasis
from calendars.timetable import Step
from gate.desk.dates_in_words import Tongue

_EN, _CY = Tongue.ENGLISH, Tongue.WELSH


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What one reader may do and may not, while the answer stands."""

    reader: str
    may_title: str
    may: tuple[str, ...]
    may_not_title: str
    may_not: tuple[str, ...]


QUESTION = {
    _EN: "Does a pre-election period apply?",
    _CY: "A oes cyfnod cyn-etholiad mewn grym?",
}

WORD = {
    _EN: {Holds.YES: "Yes", Holds.NO: "No", Holds.CANNOT_TELL: "Cannot tell"},
    _CY: {Holds.YES: "Oes", Holds.NO: "Nac oes", Holds.CANNOT_TELL: "Methu dweud"},
}

EXPLAINED = {
    _EN: {
        Holds.YES: "What the council publishes is read with the care that the law asks for before a poll.",
        Holds.NO: "The ordinary rules on council publicity apply, as they do all year.",
        Holds.CANNOT_TELL: "A fact is missing. Until someone supplies it, posts are read as if a period applied.",
    },
    _CY: {
        Holds.YES: "Darllenir yr hyn y mae’r cyngor yn ei gyhoeddi â’r gofal y mae’r gyfraith yn ei ofyn cyn "
        "pleidlais.",
        Holds.NO: "Mae’r rheolau arferol ar gyhoeddusrwydd cynghorau yn gymwys, fel y maent drwy’r flwyddyn.",
        Holds.CANNOT_TELL: "Mae ffaith ar goll. Hyd nes y bydd rhywun yn ei rhoi, darllenir negeseuon fel pe bai "
        "cyfnod mewn grym.",
    },
}

BASIS = {
    _EN: {
        StartBasis.COMPUTED: "last lawful day for the notice of election, which is not yet recorded",
        StartBasis.NOTICE: "notice of election published",
        StartBasis.ADOPTED: "start adopted by the council",
        StartBasis.STATUTORY_BAN: "start of the statutory restriction",
        StartBasis.DECLARED: "day declared",
    },
    _CY: {
        StartBasis.COMPUTED: "y diwrnod cyfreithlon olaf i’r hysbysiad etholiad, nas cofnodwyd eto",
        StartBasis.NOTICE: "cyhoeddwyd yr hysbysiad etholiad",
        StartBasis.ADOPTED: "dyddiad a fabwysiadwyd gan y cyngor",
        StartBasis.STATUTORY_BAN: "dechrau’r cyfyngiad statudol",
        StartBasis.DECLARED: "y diwrnod a ddatganwyd",
    },
}

PLANNED = {
    _EN: "day planned for the notice of election",
    _CY: "y diwrnod a gynlluniwyd i’r hysbysiad etholiad",
}
"""In the place of *published*, while the day of the notice is still to come."""

STEP = {
    _EN: {
        Step.NOTICE_OF_ELECTION: "Last day for the notice of election",
        Step.CLOSE_OF_NOMINATIONS: "Nominations close",
        Step.WITHDRAWAL: "Last day to withdraw from standing",
        Step.STATEMENT_OF_PERSONS_NOMINATED: "Last day for the statement of persons nominated",
        Step.NOTICE_OF_POLL: "Last day for the notice of poll",
        Step.REGISTRATION_DEADLINE: "Last day to register to vote",
        Step.POSTAL_VOTE_DEADLINE: "Last day to ask for a postal vote",
        Step.PROXY_DEADLINE: "Last day to ask for a proxy vote",
        Step.VAC_DEADLINE: "Last day to apply for a Voter Authority Certificate",
        Step.POLL: "Polling day",
    },
    _CY: {
        Step.NOTICE_OF_ELECTION: "Diwrnod olaf yr hysbysiad etholiad",
        Step.CLOSE_OF_NOMINATIONS: "Enwebiadau’n cau",
        Step.WITHDRAWAL: "Diwrnod olaf i dynnu’n ôl",
        Step.STATEMENT_OF_PERSONS_NOMINATED: "Diwrnod olaf y datganiad o’r personau a enwebwyd",
        Step.NOTICE_OF_POLL: "Diwrnod olaf yr hysbysiad o’r bleidlais",
        Step.REGISTRATION_DEADLINE: "Diwrnod olaf i gofrestru i bleidleisio",
        Step.POSTAL_VOTE_DEADLINE: "Diwrnod olaf i ofyn am bleidlais bost",
        Step.PROXY_DEADLINE: "Diwrnod olaf i ofyn am bleidlais drwy ddirprwy",
        Step.VAC_DEADLINE: "Diwrnod olaf i wneud cais am Dystysgrif Awdurdod Pleidleisiwr",
        Step.POLL: "Diwrnod pleidleisio",
    },
}

LAST_WORD = {
    _EN: "This is advice. The clerk decides.",
    _CY: "Cyngor yw hwn. Y clerc sy’n penderfynu.",
}

ADVICE = {
    _EN: {
        True: (
            Advice(
                reader="For the council",
                may_title="The council may still",
                may=(
                    "run its services and say so: bins, roads, meetings, planning decisions",
                    "tell people how to register, vote and bring photo ID, and ask everyone to vote",
                    "publish the names, wards and parties of all candidates as plain facts",
                    "answer questions with facts, and speak in an emergency",
                ),
                may_not_title="The council may not",
                may_not=(
                    "name, picture, quote or thank a candidate or anyone directly involved in the election",
                    "publish anything on a matter in political dispute",
                    "give views or proposals as those of a member or a group",
                    "favour or attack a party, or share what a party or candidate has posted",
                ),
            ),
            Advice(
                reader="For a councillor",
                may_title="In your own name you may",
                may=(
                    "campaign, write and speak as yourself, on your own accounts and at your own cost",
                    "carry on with casework and go to meetings as usual",
                ),
                may_not_title="You may not use",
                may_not=(
                    "the council’s accounts, crest, pictures, staff or equipment for any of it",
                    "an official account of the council to speak about yourself or your party",
                ),
            ),
            Advice(
                reader="For an officer in private life",
                may_title="As a private person you may",
                may=("hold your own views and vote as you like",),
                may_not_title="You may not",
                may_not=(
                    "speak as the council, or from its accounts, about candidates or parties",
                    "campaign at all where your post is politically restricted; ask the monitoring officer",
                ),
            ),
        ),
        False: (
            Advice(
                reader="For the council",
                may_title="The council may",
                may=(
                    "publicise its work, and explain and give reasons for its decisions with facts",
                    "publicise what members do for the council",
                ),
                may_not_title="At any time of year it may not",
                may_not=("publish what appears designed to affect support for a political party",),
            ),
            Advice(
                reader="For a councillor",
                may_title="In your own name you may",
                may=("campaign, write and speak as yourself, on your own accounts and at your own cost",),
                may_not_title="You may not use",
                may_not=("the council’s accounts, crest, staff or equipment for a party’s ends",),
            ),
        ),
    },
    _CY: {
        True: (
            Advice(
                reader="I’r cyngor",
                may_title="Caiff y cyngor o hyd",
                may=(
                    "gynnal ei wasanaethau a dweud hynny: biniau, ffyrdd, cyfarfodydd, penderfyniadau cynllunio",
                    "dweud wrth bobl sut i gofrestru, pleidleisio a dod ag ID ffotograffig, a gofyn i bawb bleidleisio",
                    "cyhoeddi enwau, wardiau a phleidiau pob ymgeisydd fel ffeithiau plaen",
                    "ateb cwestiynau â ffeithiau, a siarad mewn argyfwng",
                ),
                may_not_title="Ni chaiff y cyngor",
                may_not=(
                    "enwi, dangos, dyfynnu na diolch i ymgeisydd na neb sy’n ymwneud yn uniongyrchol â’r etholiad",
                    "cyhoeddi dim ar fater sy’n destun dadl wleidyddol",
                    "rhoi barn neu gynigion fel rhai aelod neu grŵp",
                    "ffafrio plaid nac ymosod arni, na rhannu’r hyn a bostiodd plaid neu ymgeisydd",
                ),
            ),
            Advice(
                reader="I gynghorydd",
                may_title="Yn eich enw eich hun cewch",
                may=(
                    "ymgyrchu, ysgrifennu a siarad fel chi eich hun, ar eich cyfrifon ac ar eich cost eich hun",
                    "parhau â gwaith achos a mynd i gyfarfodydd fel arfer",
                ),
                may_not_title="Ni chewch ddefnyddio",
                may_not=(
                    "cyfrifon, arfbais, lluniau, staff nac offer y cyngor ar gyfer dim o hynny",
                    "cyfrif swyddogol y cyngor i siarad amdanoch chi eich hun neu eich plaid",
                ),
            ),
            Advice(
                reader="I swyddog yn ei fywyd preifat",
                may_title="Fel person preifat cewch",
                may=("arddel eich barn eich hun a phleidleisio fel y mynnwch",),
                may_not_title="Ni chewch",
                may_not=(
                    "siarad fel y cyngor, nac o’i gyfrifon, am ymgeiswyr neu bleidiau",
                    "ymgyrchu o gwbl os yw eich swydd dan gyfyngiad gwleidyddol; gofynnwch i’r swyddog monitro",
                ),
            ),
        ),
        False: (
            Advice(
                reader="I’r cyngor",
                may_title="Caiff y cyngor",
                may=(
                    "roi cyhoeddusrwydd i’w waith, ac egluro ei benderfyniadau â ffeithiau",
                    "rhoi cyhoeddusrwydd i’r hyn y mae aelodau yn ei wneud dros y cyngor",
                ),
                may_not_title="Ar unrhyw adeg o’r flwyddyn ni chaiff",
                may_not=("gyhoeddi dim yr ymddengys mai ei fwriad yw effeithio ar gefnogaeth i blaid wleidyddol",),
            ),
            Advice(
                reader="I gynghorydd",
                may_title="Yn eich enw eich hun cewch",
                may=("ymgyrchu, ysgrifennu a siarad fel chi eich hun, ar eich cyfrifon ac ar eich cost eich hun",),
                may_not_title="Ni chewch ddefnyddio",
                may_not=("cyfrifon, arfbais, staff nac offer y cyngor at ddibenion plaid",),
            ),
        ),
    },
}
