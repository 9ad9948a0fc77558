"""The pictures of a draft: chosen, looked at, and described in a sentence each."""

from dataclasses import dataclass, replace

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.words_in_pictures import NOT_INSTALLED, can_read, words_in
from gate.publicity.draft import Attachment
from gate.publicity.picture import Picture, look_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The attachments of the draft as they stand, and the pictures among them that are not kept yet."""

    attachments: tuple[Attachment, ...]
    pictures: tuple[Picture, ...]


def pictures_field(key: str, before: tuple[Attachment, ...], left: tuple[Picture, ...] = ()) -> Chosen:
    """The fields for pictures. What is not a picture is refused with a sentence, and left out.

    `before` are the attachments it starts with; `left` the pictures among them that were left unfinished.
    """
    attachments: list[Attachment] = []
    pictures: list[Picture] = []
    unfinished = {str(picture.digest): picture for picture in left}
    for number, item in enumerate(before, 1):
        if st.checkbox(f"Keep picture {number}", value=True, key=f"keep-{number}-{key}"):
            alt = st.text_input(f"What picture {number} shows", item.alt_text, key=f"kept-alt-{number}-{key}")
            attachments.append(replace(item, alt_text=alt.strip()))
            if picture := unfinished.get(item.digest):
                st.image(picture.content, width=240)
                pictures.append(picture)
    files = st.file_uploader(
        "Pictures (JPEG, PNG or WebP, at most 8 MB each)",
        type=["jpg", "jpeg", "png", "webp"],
        accept_multiple_files=True,
        key=f"pictures-{key}",
    )
    for number, file in enumerate(files, 1):
        try:
            picture = look_at(file.getvalue(), name=file.name)
        except ExplainedError as error:
            st.error(str(error))
            continue
        alt = st.text_input(f"What ‘{file.name}’ shows, in a sentence", key=f"alt-{number}-{key}").strip()
        words = st.text_input(
            f"Words that can be read in ‘{file.name}’ (if any)", _read_once(picture), key=f"ocr-{number}-{key}"
        ).strip()
        if not can_read():
            st.caption(NOT_INSTALLED)
        st.image(picture.content, width=240)
        pictures.append(picture)
        attachments.append(
            Attachment(kind="image", alt_text=alt, ocr_text=words, digest=picture.digest, media_type=picture.media_type)
        )
    return Chosen(attachments=tuple(attachments), pictures=tuple(pictures))


def _read_once(picture: Picture) -> str:
    """The words read in a picture, kept for the session: Streamlit draws the form anew at every touch."""
    kept = f"words-in-{picture.digest}"
    if kept not in st.session_state:
        st.session_state[kept] = words_in(picture)
    return str(st.session_state[kept])
