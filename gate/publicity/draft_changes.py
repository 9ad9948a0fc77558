"""What differs between two drafts, field by field: before and after."""

from dataclasses import dataclass

from gate.publicity.draft import Draft

_NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of a draft that is not what it was. A field that was not there is empty."""

    field: str
    before: str
    after: str


def changes(before: Draft, after: Draft) -> tuple[Change, ...]:
    """Every field that differs, in the order of a draft's fields. Instants are ISO 8601 in UTC.

    Threads, pictures and answers are compared piece by piece: ‘thread[0]’, ‘attachments[1].alt_text’,
    ‘attestations.paid’.
    """
    old, new = _flat(before), _flat(after)
    return tuple(
        Change(field=field, before=old.get(field, _NOTHING), after=new.get(field, _NOTHING))
        for field in (*old, *(field for field in new if field not in old))
        if old.get(field, _NOTHING) != new.get(field, _NOTHING)
    )


def _flat(draft: Draft) -> dict[str, str]:
    told = draft.facts()
    flat = {
        name: str(told[name] or _NOTHING) for name in ("account_id", "words", "action", "shared_text", "publish_at")
    }
    flat |= {f"thread[{number}]": part for number, part in enumerate(told["thread"])}
    for number, item in enumerate(told["attachments"]):
        flat |= {f"attachments[{number}].{name}": text for name, text in item.items()}
    return flat | {f"attestations.{key}": answer for key, answer in told["attestations"]}
