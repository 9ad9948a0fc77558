"""Pictures as a command takes them: files, each with its description."""

from pathlib import Path

import click

from calendars.errors import ExplainedError
from gate.desk.words_in_pictures import NOT_INSTALLED, can_read, words_in
from gate.publicity.draft import Attachment
from gate.publicity.picture import Picture, look_at

picture_option = click.option(
    "--picture",
    "files",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A JPEG, PNG or WebP of up to 8 MB; may be given again.",
)
alt_option = click.option(
    "--alt", "alts", multiple=True, metavar="TEXT", help="What the picture shows: one for each picture, in their order."
)


def read_pictures(files: tuple[Path, ...], alts: tuple[str, ...]) -> tuple[tuple[Attachment, ...], tuple[Picture, ...]]:
    """The pictures of `files` and how a draft carries them. Raises PictureError for one that is not taken."""
    if len(alts) > len(files):
        raise click.UsageError(f"There are {len(alts)} descriptions for {len(files)} pictures. Give one --alt each.")
    pictures = tuple(_read(file) for file in files)
    told = (*alts, *("" for _ in files))
    attached = tuple(
        picture.attached(alt_text=alt, words_in_it=_words(picture, file))
        for picture, alt, file in zip(pictures, told, files, strict=False)
    )
    return attached, pictures


def _words(picture: Picture, file: Path) -> str:
    """The words read in a picture, told to whoever sends it."""
    if not can_read():
        click.echo(f"‘{file.name}’: {NOT_INSTALLED}", err=True)
        return ""
    if words := words_in(picture):
        click.echo(f"‘{file.name}’: read in the picture: {words}", err=True)
    return words


def _read(file: Path) -> Picture:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ExplainedError(
            f"The picture ‘{file.name}’ cannot be read ({error.strerror}).", remedy="Nothing was queued."
        ) from error
    return look_at(content, name=file.name)
