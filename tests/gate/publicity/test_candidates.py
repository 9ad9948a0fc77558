"""Candidates and members from files: all or nothing, by the names of the columns, nothing kept that is not needed."""

import pytest

from gate.publicity.candidates import PeopleFileError, decode, read_candidates, read_members, read_nominated

CURRENT = (
    "person_id,person_name,election_id,ballot_paper_id,post_label,party_name,party_id,seats_contested,candidates_locked,"
    "sopn_last_name,sopn_first_names,email,gender,birth_date,twitter_username,facebook_page_url\n"
    "1,Jo Bloggs,local.a.2027-05-06,local.a.b.2027-05-06,Bee,Labour Party,PP53,2,t,Bloggs,Joanna Mary,"
    "jo@example.com,female,1980-01-01,@JoBloggs,https://www.facebook.com/jo.bloggs.bee\n"
)
OLDER = (
    "id,name,election,ballot_paper_id,post_label,party_name,party_id,seats_contested,email,birth_date\n"
    "1,Jo Bloggs,local.a.2027-05-06,local.a.b.2027-05-06,Bee,Labour Party,PP53,2,jo@example.com,1980-01-01\n"
)


def test_both_shapes_of_democracy_clubs_file_give_the_same_person() -> None:
    one, other = (read_candidates(text, where="c.csv").candidates[0] for text in (CURRENT, OLDER))
    assert (one.name, one.poll_id, one.area_name, one.seats) == (
        other.name,
        other.poll_id,
        other.area_name,
        other.seats,
    )


def test_accounts_are_kept_and_nothing_that_the_gate_does_not_need() -> None:
    (person,) = read_candidates(CURRENT, where="c.csv").candidates
    assert (person.legal_name, person.surname, person.handles) == (
        "Joanna Mary Bloggs",
        "Bloggs",
        ("JoBloggs", "jo.bloggs.bee"),
    )
    assert not any(word in repr(person) for word in ("jo@example.com", "female", "1980"))


@pytest.mark.parametrize(
    ("link", "account"),
    [
        ("https://m.facebook.com/jo.bloggs.bee?mibextid=Z", "jo.bloggs.bee"),
        ("https://www.facebook.com/people/Jo-Bloggs/61550001", "Jo-Bloggs"),
        ("https://bsky.app/profile/jobloggs.bsky.social", "jobloggs.bsky.social"),
        ("https://www.youtube.com/@jobloggs", "jobloggs"),
        ("https://www.facebook.com/groups/61550001", None),
        ("https://www.facebook.com/share/1AbC", None),
        ("https://www.facebook.com/profile.php?id=61550001", None),
        ("https://www.youtube.com/watch?v=1AbC", None),
        ("https://www.essex.gov.uk/councillors/jo", None),
        ("https://jobloggs.wix.com/website", None),
    ],
)
def test_the_address_of_a_profile_tells_its_account_and_no_other_page_does(link: str, account: str | None) -> None:
    (person,) = read_candidates(
        CURRENT.replace("https://www.facebook.com/jo.bloggs.bee", link), where="c.csv"
    ).candidates
    assert person.handles == ("JoBloggs", *([account] if account else []))
    assert person.links == (link,)


def test_a_list_is_complete_only_where_every_ballot_is_locked() -> None:
    open_too = CURRENT + CURRENT.splitlines()[1].replace("local.a.b", "local.a.c").replace(",2,t,", ",2,f,") + "\n"
    assert [ballot.complete for ballot in read_candidates(CURRENT, where="c.csv").ballots] == [True]
    assert [ballot.complete for ballot in read_candidates(open_too, where="c.csv").ballots] == [False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "c.csv: the file is empty"),
        ("name,party\nJo,Labour\n", "the column ‘person_id’ is missing"),
        (CURRENT.replace("1,Jo Bloggs", "1,"), "c.csv, line 2: the cell ‘person_name’ is empty"),
        (CURRENT.replace(",2,t,", ",two,t,"), "c.csv, line 2: ‘two’ is not a number of seats"),
        (CURRENT.replace(",2,t,", ",2,maybe,"), "c.csv, line 2: ‘maybe’ is no answer"),
        (CURRENT + "2,Ann\n", "c.csv, line 3: the row has not as many cells"),
    ],
)
def test_a_bad_file_gives_nobody_and_names_the_line(text: str, told: str) -> None:
    with pytest.raises(PeopleFileError) as error:
        read_candidates(text, where="c.csv")
    assert told in str(error.value)


def test_a_spreadsheets_own_encodings_are_read() -> None:
    assert decode("Siân".encode("utf-8-sig"), where="c.csv") == "Siân"
    assert decode("Siân".encode("cp1252"), where="c.csv") == "Siân"
    with pytest.raises(PeopleFileError, match="not a text file"):
        decode(b"PK\x03\x04\x00\x00", where="c.csv")


def test_members_are_read_by_the_names_of_their_columns() -> None:
    (member,) = read_members("role,name,standing,handle\nMayor,Ann Bee,t,@annbee\n", where="m.csv")
    assert (member.name, member.role, member.standing, member.handles) == ("Ann Bee", "Mayor", True, ("annbee",))


def test_a_pasted_statement_of_persons_nominated_gives_names_and_no_address() -> None:
    pasted = (
        "Name of Candidate\tHome Address\tDescription\n"
        "BLOGGS, Joanna Mary (commonly known as Jo Bloggs)\t1 High Street, Anytown\tLabour Party\n"
        "O'ROURKE-JONES, Seán\t(address in Anytown)\tGreen Party\n"
    )
    one, other = read_nominated(pasted, poll_id="local.a.2027-05-06", area_name="Bee", where="paste")
    assert (one.name, one.legal_name, one.party_name) == ("Jo Bloggs", "Joanna Mary Bloggs", "Labour Party")
    assert (other.name, other.party_name) == ("Seán O'Rourke-Jones", "Green Party")
    assert "High Street" not in repr((one, other))


def test_a_paste_that_is_no_statement_names_the_line() -> None:
    with pytest.raises(PeopleFileError, match="paste, line 1"):
        read_nominated("hello there", poll_id="p", area_name="a", where="paste")
