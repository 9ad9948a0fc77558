"""
Authorities: on what a rule rests in each nation.

Rules are written with England's source. The Local Government Act 1986, part II, runs in Great Britain, each nation
under its own code; Northern Ireland has no such Act and no code, only good practice, so that nothing is cited there
as law which is none. What nobody has opened is cited as recalled, and told as unverified.
"""

from collections.abc import Mapping
from typing import Final

from calendars.citation import Citation, Standing
from calendars.nation import Nation
from gate.publicity.finding import Authority

Basis = tuple[Authority, Citation]

_RECALLED: Final = Standing.RECALLED
_WELSH_CODE: Final = (Authority.CODE, Citation("welsh-publicity-code", "", Standing.FITTED))
_SCOTTISH_CODE: Final = (Authority.CODE, Citation("scottish-publicity-code-1988", "", _RECALLED))
_NI_PRACTICE: Final = (Authority.GUIDANCE, Citation("nilga-purdah-note"))
_NI_MEETINGS: Final = (Authority.STATUTE, Citation("lga-ni-2014", "ss. 42-51 and Sch. 6", _RECALLED))
_SCOTTISH_CONDUCT: Final = (Authority.POLICY, Citation("councillors-code-scotland-2021", "", _RECALLED))
_NI_CONDUCT: Final = (Authority.POLICY, Citation("councillors-code-ni-2014", "", _RECALLED))

_ELSEWHERE: Final[Mapping[Nation, Mapping[str, Basis]]] = {
    Nation.WALES: {
        "publicity-code-2011": _WELSH_CODE,
        "lga-guide": (Authority.GUIDANCE, Citation("welsh-publicity-code", "", Standing.FITTED)),
        "lga-model-code-2020": (Authority.POLICY, Citation("si-2008-788", "Sch., para. 4", _RECALLED)),
    },
    Nation.SCOTLAND: {
        "publicity-code-2011": _SCOTTISH_CODE,
        "lga-guide": (Authority.GUIDANCE, Citation("scottish-publicity-code-1988", "", _RECALLED)),
        "lga-model-code-2020": _SCOTTISH_CONDUCT,
        "lga-1972": (Authority.STATUTE, Citation("lgs-1973", "s. 50A and Sch. 7A", _RECALLED)),
        "localism-act-2011": (_SCOTTISH_CONDUCT[0], Citation("councillors-code-scotland-2021", "s. 7", _RECALLED)),
        "defamation-act-2013": (Authority.STATUTE, Citation("asp-2021-10", "", _RECALLED)),
        "si-2012-2031": _SCOTTISH_CODE,
    },
    Nation.NORTHERN_IRELAND: {
        "publicity-code-2011": _NI_PRACTICE,
        "lga-1986": _NI_PRACTICE,
        "lga-guide": _NI_PRACTICE,
        "lga-model-code-2020": _NI_CONDUCT,
        "lga-1972": _NI_MEETINGS,
        "localism-act-2011": (_NI_CONDUCT[0], Citation("councillors-code-ni-2014", "part 9", _RECALLED)),
        "equality-act-2010": (Authority.STATUTE, Citation("ni-act-1998", "s. 75", _RECALLED)),
        "defamation-act-2013": (Authority.STATUTE, Citation("defamation-ni-2022", "", _RECALLED)),
        "eaa-2006": _NI_PRACTICE,
        "si-2012-2031": _NI_PRACTICE,
    },
}


def basis_in(nation: Nation, authority: Authority, cites: Citation) -> Basis:
    """What a rule rests on in `nation`: its own source where that runs there, else the nation's."""
    return _ELSEWHERE.get(nation, {}).get(cites.source, (authority, cites))
