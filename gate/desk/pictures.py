"""The pictures of a post, to be looked at and saved."""

from pathlib import Path

from calendars.errors import ExplainedError
from gate.desk.desk import Desk
from gate.publicity.picture import Picture


def pictures_of(desk: Desk, post_id: str) -> tuple[tuple[Picture, str], ...]:
    """The pictures that go with the post as it stands, each with its description.

    Raises PostError where there is no such post, PictureGoneError where a picture is not kept any more.
    """
    with desk.look() as work:
        draft = work.posts.get(post_id).draft
        return tuple((work.pictures.get(item.digest), item.alt_text) for item in draft.attachments if item.digest)


def save_pictures(desk: Desk, post_id: str, folder: Path) -> tuple[Path, ...]:
    """Write the post's pictures into `folder`, named by post and number, and give where. Raises ExplainedError."""
    places = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (picture, _) in enumerate(pictures_of(desk, post_id), 1):
            place = folder / f"post-{post_id}-{number}{picture.suffix}"
            place.write_bytes(picture.content)
            places.append(place)
    except OSError as error:
        raise ExplainedError(
            f"The pictures cannot be saved ({error.strerror}).", where=str(folder), remedy="Choose another folder."
        ) from error
    return tuple(places)
