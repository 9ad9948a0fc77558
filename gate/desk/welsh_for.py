"""
The Welsh for the sentences that the calendar and the entrances say in English.

A sentence that is not here keeps its language, and the page says which it is.
"""

import re

_CLERK_CAN = r" The clerk can end the doubt: "
WELSH_FOR = tuple(
    (re.compile(pattern, re.DOTALL), welsh)
    for pattern, welsh in (
        (
            r"The notice of election for (?P<title>.+) may be up already, and nobody has recorded it\.(?i:"
            + _CLERK_CAN
            + r").*",
            (
                "Mae’n bosibl bod yr hysbysiad etholiad ar gyfer {title} wedi’i gyhoeddi eisoes, ac nid oes neb wedi’i "
                "gofnodi. Gall y clerc ddod â’r amheuaeth i ben: gofynnwch i’r swyddog canlyniadau ar ba ddiwrnod y "
                "cyhoeddir neu y cyhoeddwyd yr hysbysiad, a’i gofnodi."
            ),
        ),
        (
            r"The calendar of polls is confirmed complete only to (?P<day>\w+ \d+ \w+ \d+)\.(?i:" + _CLERK_CAN + r").*",
            (
                "Dim ond hyd at {day} y cadarnhawyd bod y calendr pleidleisiau yn gyflawn. Gall y clerc ddod â’r "
                "amheuaeth i ben: rhowch bob pleidlais i mewn hyd at ddiwrnod diweddarach a chadarnhau bod y calendr "
                "yn gyflawn hyd at hwnnw."
            ),
        ),
        (
            r"Nobody has confirmed that the calendar of polls is complete\.(?i:" + _CLERK_CAN + r").*",
            "Nid oes neb wedi cadarnhau bod y calendr pleidleisiau yn gyflawn. Gall y clerc ei gadarnhau.",
        ),
        (
            r"No poll has been entered, .*",
            (
                "Nid oes unrhyw bleidlais wedi’i chofnodi, ac ni all calendr gwag ddweud nad oes un yn agos. Gall y "
                "clerc roi’r etholiad arferol nesaf i mewn."
            ),
        ),
        (r"The period for (?P<title>.+) starts\.", "Mae’r cyfnod ar gyfer {title} yn dechrau."),
        (r"The period for (?P<title>.+) ends\.", "Mae’r cyfnod ar gyfer {title} yn dod i ben."),
        (
            r"From this day the notice of election for (?P<title>.+) may be up\.",
            "O’r diwrnod hwn gall yr hysbysiad etholiad ar gyfer {title} fod wedi’i gyhoeddi.",
        ),
        (
            r"From this day on nobody has confirmed that no poll is missing: a no becomes cannot tell\.",
            "O’r diwrnod hwn nid oes neb wedi cadarnhau nad oes pleidlais ar goll: daw ‘nac oes’ yn ‘methu dweud’.",
        ),
        (
            r"The calendar of polls is complete only from (?P<day>\w+ \d+ \w+ \d+) on\.(?i:" + _CLERK_CAN + r").*",
            (
                "Dim ond o {day} ymlaen y mae’r calendr pleidleisiau yn gyflawn. Gall y clerc ddod â’r amheuaeth i "
                "ben: rhowch bleidleisiau’r cyfnod hwnnw i mewn."
            ),
        ),
        (
            r"The area ‘(?P<name>.*)’ is not known, .*",
            (
                "Nid yw’r ardal ‘{name}’ yn hysbys, felly ni ellir dweud pa bleidleisiau sy’n ei chyffwrdd. Gall y "
                "clerc ddod â’r amheuaeth i ben: ychwanegwch yr ardal a’r hyn y mae’n rhan ohono, neu gywirwch ei "
                "henw."
            ),
        ),
        (
            r"‘(?P<name>.*)’ is not a time\..*",
            "Nid yw ‘{name}’ yn amser. Ysgrifennwch ef fel 2027-04-20T09:00, neu 2027-04-20T09:00+01:00.",
        ),
        (r"‘(?P<name>.*)’ is too far from now .*", "Mae ‘{name}’ yn rhy bell o nawr. Edrychwch ar y flwyddyn."),
        (
            r"(?P<name>.*) does not exist in London: .*",
            (
                "Nid yw {name} yn bod yn Llundain: mae’r clociau’n mynd o 01:00 (+00:00) i 02:00 (+01:00). Dewiswch "
                "amser cyn 01:00 neu o 02:00 ymlaen."
            ),
        ),
        (
            r"(?P<name>.*) happens twice in London: .*",
            (
                "Mae {name} yn digwydd ddwywaith yn Llundain: unwaith ar +01:00 ac unwaith ar +00:00. Ysgrifennwch y "
                "gwahaniaeth hefyd, fel yn 01:30+01:00."
            ),
        ),
        (
            r"There is no account ‘(?P<name>.*)’ here\. Known: (?P<known>.*)\.",
            "Nid oes cyfrif ‘{name}’ yma. Y rhai sydd yma: {known}.",
        ),
        (
            r"There is no council ‘(?P<name>.*)’ here\. Known: (?P<known>.*)\.",
            "Nid oes cyngor ‘{name}’ yma. Y rhai sydd yma: {known}.",
        ),
        (
            r"There are several councils here\. .*: (?P<known>.*)\.",
            "Mae sawl cyngor yma. Dywedwch pa un: {known}.",
        ),
        (r"No council is set up here yet\..*", "Nid oes cyngor wedi’i sefydlu yma eto."),
    )
)
