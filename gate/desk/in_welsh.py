"""
The Welsh for what pages say: one catalogue, English to Welsh, for everything that a councillor or the public sees.

`say` gives a text in either language. A text without Welsh is an error, and a test finds every one that pages say.
What the answer itself says has its Welsh beside it in `answer_texts`, and the calendar's sentences in `welsh_for`.
"""

from gate.desk.dates_in_words import Tongue

WELSH: dict[str, str] = {
    # the head of every page
    "Today": "Heddiw",
    "Write": "Ysgrifennu",
    "Queue": "Ciw",
    "Clerk’s desk": "Desg y clerc",
    "Calendar": "Calendr",
    "My own account": "Fy nghyfrif fy hun",
    "Record": "Cofnod",
    "People": "Pobl",
    "Policy": "Polisi",
    "Users": "Defnyddwyr",
    "Health": "Iechyd y system",
    "Signed in: **{name}** ({roles})": "Wedi mewngofnodi: **{name}** ({roles})",
    "Sign out": "Allgofnodi",
    "Demonstration: the council and everybody in it are invented. Nothing here leaves this machine.": (
        "Arddangosiad: cyngor dychmygol yw hwn, a phobl ddychmygol. Nid oes dim yma’n gadael y peiriant hwn."
    ),
    # roles
    "author": "awdur",
    "reviewer": "adolygydd",
    "clerk": "clerc",
    "deputy": "dirprwy",
    "monitoring officer": "swyddog monitro",
    "chairman": "cadeirydd",
    "line manager": "rheolwr llinell",
    "auditor": "archwilydd",
    "administrator": "gweinyddwr",
    "no role today": "dim rôl heddiw",
    # Today
    "Ask for another place, account or day": "Gofyn am le, cyfrif neu ddiwrnod arall",
    "the whole council": "y cyngor cyfan",
    "any account": "unrhyw gyfrif",
    "Where": "Ble",
    "Account": "Cyfrif",
    "now": "nawr",
    "another day": "diwrnod arall",
    "When": "Pryd",
    "Day": "Diwrnod",
    "London time": "Amser Llundain",
    "Why": "Pam",
    "What is missing": "Beth sydd ar goll",
    "What comes next": "Beth sydd nesaf",
    "Nothing is known to come.": "Nid oes dim yn hysbys i ddod.",
    "Source": "Ffynhonnell",
    "Subscribe in your calendar": "Tanysgrifio yn eich calendr",
    "Accessibility": "Hygyrchedd",
    "This answer as a plain page": "Yr ateb hwn fel tudalen blaen",
    "Asked for {place}, {hour} on {day}.": "Gofynnwyd am {place}, {hour}, {day}.",
    "On that day the answer here was: {answer}.": "Ar y diwrnod hwnnw yr ateb yma oedd: {answer}.",
    "(may hold)": "(gall fod mewn grym)",
    # Calendar, as those see it who do not keep it
    "certain": "sicr",
    "provisional: no notice recorded": "dros dro: dim hysbysiad wedi’i gofnodi",
    "cannot tell: the notice may be up": "methu dweud: gall yr hysbysiad fod wedi’i gyhoeddi",
    "a step": "cam",
    "polling day": "diwrnod pleidleisio",
    "The table below says the same.": "Mae’r tabl isod yn dweud yr un peth.",
    "today": "heddiw",
    "Poll": "Pleidlais",
    "Polling day": "Diwrnod pleidleisio",
    "Period": "Cyfnod",
    "Not certain yet": "Heb fod yn sicr eto",
    "Polls and periods": "Pleidleisiau a chyfnodau",
    "Sensitive period": "Cyfnod sensitif",
    "Going ahead": "Yn mynd rhagddi",
    "Postponed": "Wedi’i gohirio",
    "Countermanded": "Wedi’i dirymu",
    "Uncontested": "Diwrthwynebiad",
    "Abandoned": "Wedi’i rhoi heibio",
    "{first} until {last}": "{first} tan {last}",
    "Last lawful day for the notice": "Diwrnod cyfreithlon olaf yr hysbysiad",
    "Notice of election": "Hysbysiad etholiad",
    "Adopted by the council": "Mabwysiadwyd gan y cyngor",
    "Restriction in statute": "Cyfyngiad mewn statud",
    "Declared": "Datganwyd",
    "The law gives such a poll no period.": "Nid yw’r gyfraith yn rhoi cyfnod i bleidlais o’r fath.",
    "The notice is planned for {day}. Correct the day if it goes up on another.": (
        "Bwriedir cyhoeddi’r hysbysiad ar d{day}. Cywirwch y diwrnod os cyhoeddir ef ar un arall."
    ),
    "Nothing: the notice is recorded.": "Dim: mae’r hysbysiad wedi’i gofnodi.",
    "The notice may go up from {day}.": "Gellir cyhoeddi’r hysbysiad o d{day} ymlaen.",
    "Is the notice up? Record its day below.": "A yw’r hysbysiad wedi’i gyhoeddi? Gall y clerc gofnodi ei ddiwrnod.",
    "The polls that touch the council will stand here, each with its period.": (
        "Bydd y pleidleisiau sy’n cyffwrdd â’r cyngor i’w gweld yma, pob un â’i chyfnod."
    ),
    "Nobody has confirmed yet that no poll is missing. Until then the answer for a quiet day is: cannot tell.": (
        "Nid oes neb wedi cadarnhau eto nad oes pleidlais ar goll. Tan hynny yr ateb ar gyfer diwrnod tawel yw: methu "
        "dweud."
    ),
    "Confirmed: no poll is missing before {day} ({far}). From then on the gate answers cannot tell, not no.": (
        "Cadarnhawyd: nid oes pleidlais ar goll cyn {day} ({far}). O’r diwrnod hwnnw ymlaen yr ateb yw methu "
        "dweud, nid nac oes."
    ),
    "Polls are added and changed by the clerk, a deputy or the monitoring officer.": (
        "Y clerc, dirprwy neu’r swyddog monitro sy’n ychwanegu ac yn newid pleidleisiau."
    ),
    "One poll": "Un bleidlais",
    "Step": "Cam",
    "The statutory steps": "Y camau statudol",
    "not later than": "heb fod yn hwyrach na",
    "not before": "heb fod cyn",
    "until": "tan",
    "{bound} {hour} on {day}": "{bound} {hour}, {day}",
    "Counted so that it gives every published timetable that was found. The words of the provision itself were not "
    "read: the returning officer’s timetable decides.": (
        "Fe’i cyfrifwyd fel ei fod yn rhoi pob amserlen gyhoeddedig a ganfuwyd. Ni ddarllenwyd geiriau’r ddarpariaeth "
        "ei hun: amserlen y swyddog canlyniadau sy’n penderfynu."
    ),
    # My own account
    "This is advice. What you post on your own account is for you to decide. Nothing you type here is kept.": (
        "Cyngor yw hwn. Chi sydd i benderfynu beth i’w bostio ar eich cyfrif eich hun. Ni chedwir dim o’r hyn a "
        "deipiwch yma."
    ),
    "Whose account is it?": "Cyfrif pwy ydyw?",
    "my account as a councillor": "fy nghyfrif fel cynghorydd",
    "my private account, and I am a councillor": "fy nghyfrif preifat, ac rwy’n gynghorydd",
    "my private account, and I work for the council": "fy nghyfrif preifat, ac rwy’n gweithio i’r cyngor",
    "The name it posts under": "Yr enw y mae’n postio dano",
    "‘Cllr’ in a name makes a difference.": "Mae ‘Cyng.’ mewn enw yn gwneud gwahaniaeth.",
    "What do you want to do?": "Beth hoffech chi ei wneud?",
    "write something": "ysgrifennu rhywbeth",
    "answer somebody": "ateb rhywun",
    "share something": "rhannu rhywbeth",
    "like something": "hoffi rhywbeth",
    "What you answer, share or like": "Yr hyn yr ydych yn ei ateb, ei rannu neu ei hoffi",
    "Your words": "Eich geiriau",
    "Type what you think of posting. The advice stands here.": (
        "Teipiwch yr hyn yr ydych yn ystyried ei bostio. Bydd y cyngor i’w weld yma."
    ),
    "No advice on these words": "Dim cyngor ar y geiriau hyn",
    "{count} to think about": "{count} i feddwl amdanynt",
    "Your council’s policy: {clause}": "Polisi eich cyngor: {clause}",
    "Keep these words and this advice in the record": "Cadw’r geiriau hyn a’r cyngor hwn yn y cofnod",
    "Kept, as entry {number} of the record.": "Cadwyd yn y cofnod, fel eitem {number}.",
    # Sign-in
    "Sign in first": "Mewngofnodwch yn gyntaf",
    "This page is for people who work with the gate. Anyone may read the answer for today.": (
        "Mae’r dudalen hon ar gyfer pobl sy’n gweithio gyda’r system. Gall unrhyw un ddarllen yr ateb ar gyfer heddiw."
    ),
    "Sign in": "Mewngofnodi",
    "Sign in with a password": "Mewngofnodi â chyfrinair",
    "Sign in with {provider}": "Mewngofnodi gyda {provider}",
    "I have a code for a first sign-in": "Mae gen i god i fewngofnodi am y tro cyntaf",
    "Sign in again": "Mewngofnodwch eto",
    "For this your sign-in must be no older than {minutes} minutes. What you typed is kept.": (
        "Ar gyfer hyn rhaid i chi fod wedi mewngofnodi o fewn y {minutes} munud diwethaf. "
        "Cedwir yr hyn a deipiwyd gennych."
    ),
    "Your name here": "Eich enw yma",
    "The short name that your clerk gave you, such as ‘ann’.": "Yr enw byr a gawsoch gan eich clerc, megis ‘ann’.",
    "Password": "Cyfrinair",
    "Forgotten it? Ask your administrator or clerk for a new code.": (
        "Wedi’i anghofio? Gofynnwch i’ch gweinyddwr neu’ch clerc am god newydd."
    ),
    "who are you?": "pwy ydych chi?",
    "Your code": "Eich cod",
    "Sixteen letters and digits, good once.": "Un ar bymtheg o lythrennau a digidau, i’w defnyddio unwaith.",
    "Choose this password and sign in": "Dewis y cyfrinair hwn a mewngofnodi",
    "Sign in for the first time": "Mewngofnodi am y tro cyntaf",
    "Your password now": "Eich cyfrinair presennol",
    "Change my password": "Newid fy nghyfrinair",
    "You are then signed out everywhere else.": "Yna cewch eich allgofnodi ym mhob man arall.",
    "Change your password": "Newid eich cyfrinair",
    "Go on": "Ymlaen",
    "New password": "Cyfrinair newydd",
    "At least 12 characters: three or four words together are a good one.": (
        "O leiaf 12 nod: mae tri neu bedwar gair gyda’i gilydd yn un da."
    ),
    "The same again": "Yr un peth eto",
    "Council": "Cyngor",
    "There is a problem": "Mae problem",
    "Problem": "Problem gyda’r dudalen",
    "Nothing is set up here yet": "Nid oes dim wedi’i osod yma eto",
    "There is nobody yet who could sign in.": "Nid oes neb eto a allai fewngofnodi.",
    "Here people sign in with their provider: open the app, and choose it there.": (
        "Yma mae pobl yn mewngofnodi gyda’u darparwr: agorwch yr ap, a’i ddewis yno."
    ),
    "Sign in with your password first.": "Mewngofnodwch â’ch cyfrinair yn gyntaf.",
    "Your password is changed": "Mae eich cyfrinair wedi’i newid",
    "You are signed out everywhere else.": "Rydych wedi’ch allgofnodi ym mhob man arall.",
}
"""Every text by its English."""


def say(english: str, tongue: Tongue, **parts: object) -> str:
    """The text in `tongue`, its parts filled in. Raises KeyError for a text whose Welsh nobody has written."""
    text = english if tongue is Tongue.ENGLISH else WELSH[english]
    return text.format(**parts) if parts else text
