"""Why a person may not do something to a post: asked before a button is shown, by the act's own rules."""

from gate.desk.desk import Desk, SignedIn, acting
from gate.workflow.lifecycle import TRANSITIONS, Event, cannot_be
from gate.workflow.permission import Act, objections_to_act

EVENTS = {
    Act.AMEND: Event.AMEND,
    Act.WITHDRAW: Event.WITHDRAW,
    Act.REFUSE: Event.WITHDRAW,
    Act.RETURN: Event.RETURN,
    Act.SETTLE: Event.FOUND,
    Act.TAKE_DOWN: Event.TAKE_DOWN,
}
"""What each act brings about. Answering for a post has its own question: `why_not_override`."""


def why_not(desk: Desk, act: Act, post_id: str, by: SignedIn) -> tuple[str, ...]:
    """Every reason why this person may not do `act` to the post as it stands; empty when they may. Raises PostError."""
    with desk.look() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        objections = objections_to_act(act, actor)
        if not objections and (post.state, EVENTS[act]) not in TRANSITIONS:
            objections = (cannot_be(EVENTS[act], post.state),)
        return objections
