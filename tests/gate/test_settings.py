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
