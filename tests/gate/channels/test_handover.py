"""Hand-over: a person posts, and pastes the address back; what cannot be that address is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.channels.channel import CannotLookError, Limits, Unknown
from gate.channels.handover import NETWORKS, PAGES, Handover, objections_to_address, page_of
from gate.publicity.draft import Draft

POSTS = [  # an address of a post as each network's own ‘copy link’ gives it
    ("facebook", "https://www.facebook.com/anytowncouncil/posts/pfbid02abc"),
    ("facebook", "https://m.facebook.com/story.php?story_fbid=1&id=2"),
    ("facebook", "https://www.facebook.com/permalink.php?story_fbid=1&id=2"),
    ("facebook", "https://fb.watch/abc123/"),
    ("x", "https://x.com/anytown/status/1780000000000000000"),
    ("x", "https://twitter.com/anytown/status/1780000000000000000?s=20"),
    ("instagram", "https://www.instagram.com/p/C5abc/"),
    ("linkedin", "https://www.linkedin.com/feed/update/urn:li:activity:7180000000000000000/"),
    ("linkedin", "https://www.linkedin.com/posts/anytown-council_bins-activity-718-AbCd"),
    ("nextdoor", "https://nextdoor.co.uk/p/AbCdEf?utm_source=share"),
    ("whatsapp", "https://whatsapp.com/channel/0029Va/123"),
    ("bluesky", "https://bsky.app/profile/anytown.gov.uk/post/3kabc"),
    ("youtube", "https://www.youtube.com/watch?v=abc"),
    ("youtube", "https://youtu.be/abc"),
    ("noticeboard", "http://anytown.gov.uk/news/1"),
]


@pytest.mark.parametrize(("network", "address"), POSTS)
def test_the_address_of_a_post_on_its_own_network_is_taken(network, address):
    assert objections_to_address(address, network) == ()
    assert objections_to_address(f"  {address}\n", network) == ()
    assert objections_to_address(address.replace("https://", "HTTPS://"), network) == ()


@pytest.mark.parametrize(("network", "address"), [pair for pair in POSTS if pair[0] in NETWORKS])
def test_the_address_of_a_post_on_another_network_is_refused(network, address):
    for other in NETWORKS:
        if other != network:
            (said,) = objections_to_address(address, other)
            assert f"is not on {NETWORKS[other][0]} (its posts stand at {NETWORKS[other][2][0]})" in said


@pytest.mark.parametrize(
    "host",
    [
        "evil-facebook.com",
        "facebook.com.evil.example",
        "facebook.co",
        "facebook.comm",
        "notfacebook.com",
        "facebook-com.example",
        "www.facebook.com-login.example",
        "xn--facebok-y0a.com",
        "facebооk.com",  # two Cyrillic letters
        "faceboоk.com",
        "facebook。com",  # an ideographic full stop
    ],
)
def test_a_host_that_only_looks_like_the_network_is_refused(host):
    assert objections_to_address(f"https://{host}/anytown/posts/1", "facebook") != ()


def test_a_host_whose_name_ends_like_a_short_one_is_another_host():
    assert objections_to_address("https://netflix.com/anytown/status/1", "x") == (
        (
            "‘https://netflix.com/anytown/status/1’ is not on X (its posts stand at x.com)."
            " Paste the link of the post there."
        ),
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://facebook.com@evil.example/posts/1",
        "https://www.facebook.com:pass@evil.example/posts/1",
        "https://evil.example@facebook.com/posts/1",
        "https://evil.example\\@facebook.com/posts/1",  # a browser goes to evil.example, a library to facebook.com
        "https:\\\\facebook.com\\posts\\1",
        "https://facebook.com:8443/posts/1",
        "https://facebook.com:99999/posts/1",
        "https://facebook.com%2eevil.example/posts/1",
        "https://facebook.com./posts/1",
        "https://facebook.com /posts/1",
        "https://facebook.com/po\nsts/1",
        "https://facebook.com/po\tsts/1",
        "https://facebook.com/po\u202ests/1",
        "https://facebook.com/\x00",
        "https://[facebook.com/posts/1",
        "https://[::1]/posts/1",
        "https://facebook/posts/1",
        "https:///posts/1",
        "//facebook.com/posts/1",
        "facebook.com/posts/1",
        "www.facebook.com/posts/1",
        "ftp://facebook.com/posts/1",
        "javascript:alert(1)//facebook.com/posts/1",
        "data:text/html,https://facebook.com/posts/1",
        "It is on Facebook.",
        "",
        "   ",
        "https://facebook.com/" + "x" * 2000,
    ],
)
@pytest.mark.parametrize("network", ["facebook", "noticeboard"])
def test_what_is_not_a_plain_web_address_is_refused_whatever_the_network(network, address):
    (said,) = objections_to_address(address, network)
    assert said.endswith("is not the address of a page. Paste the whole link, starting with https://.")


@pytest.mark.parametrize("network", list(NETWORKS))
@pytest.mark.parametrize("path", ["", "/", "//", "/?ref=home", "/#top", "/home", "/feed/", "/compose/post"])
def test_the_network_itself_is_not_a_post(network, path):
    name, _, hosts = NETWORKS[network]
    for host in hosts:
        (said,) = objections_to_address(f"https://{host}{path}", network)
        assert said.endswith(f"is {name} itself, not one post. Paste the link of the post.")


@pytest.mark.parametrize(
    ("network", "address"),
    [
        ("facebook", "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example"),
        ("facebook", "https://lm.facebook.com/l.php?u=https%3A%2F%2Fevil.example"),
        ("facebook", "https://www.facebook.com/l.php?u=https%3A%2F%2Fevil.example"),
        ("instagram", "https://l.instagram.com/?u=https%3A%2F%2Fevil.example&e=1"),
        ("youtube", "https://www.youtube.com/redirect?q=https%3A%2F%2Fevil.example"),
        ("linkedin", "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fevil.example"),
        ("linkedin", "https://www.linkedin.com/safety/go?url=https%3A%2F%2Fevil.example"),
    ],
)
def test_a_link_that_leads_from_the_network_to_elsewhere_is_not_a_post(network, address):
    assert len(objections_to_address(address, network)) == 1


@given(st.text(max_size=60), st.sampled_from([*NETWORKS, "noticeboard", ""]))
def test_whatever_is_pasted_gets_an_answer_and_never_an_error(address, network):
    for said in objections_to_address(address, network):
        assert said.isprintable()


@given(st.from_regex(r"\A[a-z0-9.-]{1,20}\Z"), st.sampled_from(list(NETWORKS)))
def test_only_the_hosts_of_a_network_and_hosts_below_them_are_its_own(host, network):
    taken = objections_to_address(f"https://{host}/anytown/posts/1", network) == ()
    mine = any(host == known or host.endswith("." + known) for known in NETWORKS[network][2])
    assert not taken or mine


def test_nothing_is_sent_and_only_a_person_can_look():
    channel = Handover()
    assert channel.by_hand
    assert channel.publish(Draft(account_id="town-page", words="Good news."), key="k") == Unknown(
        why="Waiting to be posted by hand."
    )
    with pytest.raises(CannotLookError):
        channel.find("k")


def test_a_network_that_is_not_known_has_no_limits_and_no_page():
    assert Handover().limits("noticeboard") == Limits()
    assert page_of("noticeboard") == ""


def test_every_network_has_a_page_to_post_at():
    assert set(PAGES) == set(NETWORKS)
