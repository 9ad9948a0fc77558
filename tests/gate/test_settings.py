"""The configuration: read once, or refused with file and cure."""

from pathlib import Path

import pytest

from gate.settings import SettingsError, read_settings


def written(folder: Path, text: str | bytes) -> Path:
    place = folder / "gate.toml"
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return place


def test_without_any_configuration_everything_lies_in_var(tmp_path):
    found = read_settings({}, tmp_path)
    assert (found.database_url, found.outbox, dict(found.secrets)) == (
        f"sqlite:///{tmp_path}/var/gate.db",
        tmp_path / "var" / "outbox",
        {},
    )


@pytest.mark.parametrize("environment", [{"GATE_DATABASE_URL": ""}, {"GATE_CONFIG": ""}])
def test_an_empty_variable_counts_as_none(environment, tmp_path):
    assert read_settings(environment, tmp_path) == read_settings({}, tmp_path)


def test_the_environment_names_the_database(tmp_path):
    url = "postgresql://gate@db.anytown.gov.uk/gate"
    assert read_settings({"GATE_DATABASE_URL": url}, tmp_path).database_url == url


def test_a_folder_in_the_file_is_taken_from_where_the_file_lies(tmp_path):
    place = written(tmp_path, 'outbox = "out"\n')
    elsewhere = tmp_path / "elsewhere"
    assert read_settings({"GATE_CONFIG": str(place)}, elsewhere).outbox == tmp_path / "out"
    written(tmp_path, 'outbox = "/srv/gate/outbox"\n')
    assert read_settings({}, tmp_path).outbox == Path("/srv/gate/outbox")


def test_secrets_are_names_of_variables_and_never_the_secrets_themselves(tmp_path):
    written(tmp_path, '[secrets]\ntown-bluesky = "BLUESKY_PASSWORD"\n')
    found = read_settings({"BLUESKY_PASSWORD": "s3cret-word"}, tmp_path)
    assert found.secrets == {"town-bluesky": "BLUESKY_PASSWORD"}
    assert "s3cret-word" not in repr(found)


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    written(tmp_path, b'\xef\xbb\xbfoutbox = "out"\n')
    assert read_settings({}, tmp_path).outbox == tmp_path / "out"


def test_a_file_that_is_named_and_not_there_is_an_error(tmp_path):
    with pytest.raises(SettingsError) as refused:
        read_settings({"GATE_CONFIG": str(tmp_path / "gone.toml")}, tmp_path)
    assert str(refused.value).startswith(f"{tmp_path / 'gone.toml'}: The configuration cannot be read (")
    assert str(refused.value).endswith("Correct it, or unset GATE_CONFIG to run without one.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("outbox = ", id="not TOML"),
        pytest.param("outbox: /srv\n", id="another format"),
        pytest.param(b"outbox = '\xff'\n", id="not UTF-8"),
        pytest.param('outbox = "a"\noutbox = "b"\n', id="said twice"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_cure(text, tmp_path):
    place = written(tmp_path, text)
    with pytest.raises(SettingsError) as refused:
        read_settings({}, tmp_path)
    assert (refused.value.where, refused.value.what[:34]) == (str(place), "The configuration cannot be read (")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("secrets = 1\n", "‘secrets’ must name, for each account, an environment variable."),
        ("[secrets]\npage = 1\n", "‘secrets’ must name, for each account, an environment variable."),
        ("outbox = 5\n", "‘outbox’ must name a folder."),
        ('outbox = " "\n', "‘outbox’ must name a folder."),
        ('out_box = "/srv"\n', "‘out_box’ is not a setting."),
    ],
)
def test_a_setting_that_nobody_understands_is_refused(text, said, tmp_path):
    place = written(tmp_path, text)
    with pytest.raises(SettingsError) as refused:
        read_settings({}, tmp_path)
    assert (refused.value.where, refused.value.what) == (str(place), said)
    assert refused.value.remedy


OFFICE = """
[sign_in]
address = "https://gate.anytown.gov.uk/"
idle_minutes = 20
hours = 8

[sign_in.openid.office]
title = "Office"
client_id = "gate"
metadata = "https://login.office.example/tenant/v2.0/.well-known/openid-configuration"
secret = "OFFICE_SECRET"
"""


def test_a_provider_is_named_in_the_file_and_its_secret_in_the_environment(tmp_path):
    written(tmp_path, OFFICE)
    found = read_settings({"OFFICE_SECRET": "hush", "GATE_COOKIE_SECRET": "x" * 32}, tmp_path).sign_in
    assert (found.address, found.passwords) == ("https://gate.anytown.gov.uk", False)
    assert (found.idle.total_seconds(), found.longest.total_seconds()) == (20 * 60, 8 * 3600)
    (office,) = found.providers
    assert (office.name, office.title, office.client_id, office.client_secret) == ("office", "Office", "gate", "hush")
    assert found.cookie_secret == "x" * 32
    assert "hush" not in repr(found)  # nor in a log that prints the settings
    assert "x" * 32 not in repr(found)


def test_without_a_file_people_sign_in_with_passwords_for_half_an_hour_and_twelve_at_most(tmp_path):
    found = read_settings({}, tmp_path).sign_in
    assert (found.passwords, found.providers, found.address) == (True, (), "")
    assert (found.idle.total_seconds(), found.longest.total_seconds()) == (1800, 43200)
    assert found.cookie_secret != read_settings({}, tmp_path).sign_in.cookie_secret  # drawn for each process


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('address = "https://gate.anytown.gov.uk/"', "", "‘sign_in.address’ is missing"),
        ("https://gate.anytown", "http://gate.anytown", "‘sign_in.address’ must begin with https://"),
        ("gov.uk/", "gov.uk/gate", "must be a host without a path"),
        ("https://login.office", "http://login.office", "metadata’ must begin with https://"),
        ("login.office.example/tenant", "login.microsoftonline.com/common", "anybody with a Microsoft account"),
        ("login.office.example/tenant", "login.microsoftonline.com/organizations", "anybody with a Microsoft account"),
        ("OFFICE_SECRET", "NOT_SET", "The environment has no NOT_SET"),
        ("openid.office", "openid.Our_Office", "cannot be the name of a provider"),
        ("openid.office", "openid.officeagain", "cannot be the name of a provider"),
        ('client_id = "gate"', "", "client_id’ must be a text"),
        ('client_id = "gate"', 'client_secret = "hush"', "‘sign_in.openid.office.client_secret’ is not a setting."),
        ("idle_minutes = 20", "idle_minutes = 2000", "whole number from 5 to 240"),
        ("hours = 8", "hours = true", "whole number from 1 to 24"),
        ("hours = 8", "hours = 8\npasswords = 1", "must be true or false"),
        ("hours = 8", "minutes = 8", "‘sign_in.minutes’ is not a setting."),
    ],
)
def test_a_sign_in_that_is_not_safe_or_not_whole_is_refused(was, now, told, tmp_path):
    written(tmp_path, OFFICE.replace(was, now))
    with pytest.raises(SettingsError, match=told):
        read_settings({"OFFICE_SECRET": "hush"}, tmp_path)


def test_a_short_key_for_cookies_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="GATE_COOKIE_SECRET is shorter than 32"):
        read_settings({"GATE_COOKIE_SECRET": "short"}, tmp_path)


def test_plain_http_is_for_this_machine_alone(tmp_path):
    written(tmp_path, '[sign_in]\naddress = "http://127.0.0.1:8501"\n')
    assert read_settings({}, tmp_path).sign_in.address == "http://127.0.0.1:8501"
