"""The posts set aside are those that were set aside: no commit changes them."""

import hashlib
from pathlib import Path

ASIDE = Path(__file__).parent / "cases" / "corpus-set-aside"
# printed by sha256sum on the day they were committed
DIGEST = "c93e70d874c13b5bfde7e976a661308458b728aec8de10e7e4d5e678731caa53"


def test_the_posts_set_aside_were_not_changed() -> None:
    told = hashlib.sha256()
    for place in ("london", "wales"):
        told.update((ASIDE / place / "posts.jsonl").read_bytes())
    assert told.hexdigest() == DIGEST
