"""The words of the accessibility statement, English and Welsh; what was found is put in where the braces stand."""

from gate.desk.dates_in_words import Tongue

STATEMENT = {
    Tongue.ENGLISH: """\
# Accessibility statement

## What this is about

Purdah Gate: the answer page, the badge, the page about the API, and the pages on which a council’s people work. The
answer page, the badge and this page need no JavaScript; the others do.

## What was measured

On {day} every page was looked at with axe-core {axe} in Chromium {chromium}, under its rules for WCAG 2.0, 2.1 and
2.2, levels A and AA, and its best practices: {pages} pages and states, {times} looks, signed in as different people and
not at all, in light and dark, 1280 and 320 pixels wide and at 400% zoom. {result}

By keyboard alone, without a mouse, this was done from beginning to end:

{by_keyboard}

## What was not

A machine finds less than half of what can be wrong. No person who uses a screen reader, a magnifier or their voice has
tried these pages yet, and nobody outside has audited them. So this statement says what was measured, and does not claim
that every part conforms with WCAG 2.2 AA.

## What we know is not as it should be

- The sentences of the rules are in English alone; on Welsh pages they are marked as English.
- A list that opens floats outside of the page’s landmarks, which best practice advises against and WCAG allows.
- A part of the field for a file is marked as decoration and can still be focused, against best practice too.
- The timeline of the calendar is a picture; a table beside it says the same in words.

## If something stands in your way

{contact} Say which page and what you were doing. The council can tell you today’s answer by telephone too.

If you are not content with the reply, the Equality Advisory and Support Service (in Northern Ireland the Equality
Commission) can help. The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018
are the law on this.
""",
    Tongue.WELSH: """\
# Datganiad hygyrchedd

## Am beth y mae hwn

Purdah Gate: y dudalen ateb, y bathodyn, tudalen yr API, a’r tudalennau y mae pobl cyngor yn gweithio arnynt. Nid oes
angen JavaScript ar y dudalen ateb, y bathodyn na’r dudalen hon; mae ei angen ar y lleill.

## Beth a fesurwyd

Ar {day} edrychwyd ar bob tudalen ag axe-core {axe} yn Chromium {chromium}, dan ei reolau ar gyfer WCAG 2.0, 2.1 a 2.2,
lefelau A ac AA, a’i arferion gorau: {pages} o dudalennau a chyflyrau, {times} o weithiau, wedi mewngofnodi fel gwahanol
bobl a heb wneud, yn olau ac yn dywyll, 1280 a 320 picsel o led ac ar chwyddiad o 400%. {result}

Â’r bysellfwrdd yn unig, heb lygoden, gwnaed hyn o’r dechrau i’r diwedd:

{by_keyboard}

## Beth na fesurwyd

Mae peiriant yn cael llai na hanner yr hyn a all fod o’i le. Nid oes neb sy’n defnyddio darllenydd sgrin, chwyddwr na’i
lais wedi rhoi cynnig ar y tudalennau hyn eto, ac nid oes neb o’r tu allan wedi’u harchwilio. Felly dywed y datganiad
hwn beth a fesurwyd, ac nid yw’n honni bod pob rhan yn cydymffurfio â WCAG 2.2 AA.

## Beth a wyddom nad yw fel y dylai fod

- Yn Saesneg yn unig y mae brawddegau’r rheolau; ar dudalennau Cymraeg fe’u nodir fel Saesneg.
- Mae rhestr sy’n agor yn arnofio y tu allan i dirnodau’r dudalen, yn groes i arfer gorau; mae WCAG yn ei ganiatáu.
- Mae rhan o’r maes ar gyfer ffeil wedi’i nodi fel addurn ond gall gael ffocws o hyd, hefyd yn groes i arfer gorau.
- Llun yw llinell amser y calendr; mae tabl wrth ei ymyl yn dweud yr un peth mewn geiriau.

## Os oes rhywbeth yn eich rhwystro

{contact} Dywedwch pa dudalen a beth yr oeddech yn ei wneud. Gall y cyngor ddweud yr ateb am heddiw dros y ffôn hefyd.

Os nad ydych yn fodlon ar yr ateb, gall y Gwasanaeth Cynghori a Chefnogi Cydraddoldeb eich helpu. Rheoliadau Hygyrchedd
Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018 yw’r gyfraith ar hyn.
""",
}
FAULTS = {
    Tongue.ENGLISH: ("It found no fault.", "It found {number} faults; they stand below."),
    Tongue.WELSH: ("Ni chafodd ddim diffyg.", "Cafodd {number} o ddiffygion; maent isod."),
}
CONTACT = {
    Tongue.ENGLISH: ("Write to the clerk of the council.", "Write to {contact}."),
    Tongue.WELSH: ("Ysgrifennwch at glerc y cyngor.", "Ysgrifennwch at {contact}."),
}
TABLE = {
    Tongue.ENGLISH: ("What was found, page by page", "Page", "Found", "nothing"),
    Tongue.WELSH: ("Yr hyn a gafwyd, fesul tudalen", "Tudalen", "Cafwyd", "dim"),
}
OTHER = {Tongue.ENGLISH: "Cymraeg", Tongue.WELSH: "English"}
BY_KEYBOARD = {
    "ask the answer page for another day": "gofyn i’r dudalen ateb am ddiwrnod arall",
    "write a post and send it": "ysgrifennu neges a’i hanfon",
    "answer for a held post": "ateb dros neges a ddaliwyd",
}
"""What is done without a mouse, in English and in Welsh; the results name those that were done."""
