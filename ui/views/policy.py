"""Policy: what the council has chosen for itself, what a change would have done to recent posts, and adopting it."""

from dataclasses import replace
from html import escape

import streamlit as st
from pydantic import TypeAdapter

from gate.desk.adopt_policy import LOOKED_AT, adopt_policy, effect_of_policy, policy_from, policy_in_force
from gate.desk.dates_in_words import full_day, moment, short_day
from gate.desk.verdict_in_words import VERDICT
from gate.policy.pack import policy_without_pack
from gate.publicity.policy import Policy
from gate.workflow.permission import Act, objections_to_act
from ui import look
from ui.policy_choices import choices_form, severities_form, told_choices, topics_form
from ui.session import Sitting, done, refusals_shown, seated, show_news
from ui.signing_in_again import pressed, sent, typed_at
from ui.words import first_line

HERE = "policy"  # the place under which a policy that is thought of is kept while its thinker signs in again
_POLICY = TypeAdapter(Policy)


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    st.title("Policy", anchor=False)
    policy = policy_in_force(sitting.desk)
    in_force(sitting, policy)
    refused = objections_to_act(Act.ADOPT_POLICY, replace(sitting.actor, sign_in_age=None))  # to think asks for none
    if refused:
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in refused))
        return
    if before := typed_at(sitting, HERE):
        st.session_state.setdefault("policy-thought", _POLICY.validate_json(before["policy"]))
    thought: Policy | None = st.session_state.get("policy-thought")
    if thought is not None and thought != policy:
        weigh(sitting, thought)
        return
    st.header("Think of a change", anchor=False)
    look.html(
        "<p>Nothing changes while you choose. First you see what it would have done to recent posts; then you adopt "
        "it, or leave it.</p>"
    )
    with st.expander("Who answers, and how many"):
        think(choices_form(policy, sitting.place.persons))
    with st.expander("How strictly a rule is taken"):
        think(severities_form(policy))
    with st.expander("Matters that are in dispute here"):
        think(topics_form(policy))
    with st.expander("A whole policy from the shelf"):
        from_the_shelf(sitting, policy)


def think(changed: Policy | None) -> None:
    """Look at a policy before it is adopted."""
    if changed is not None:
        st.session_state["policy-thought"] = changed
        st.rerun()


def in_force(sitting: Sitting, policy: Policy) -> None:
    """The policy as it stands, in plain words."""
    names = {person.person_id: person.name for person in sitting.place.persons}
    since = f", adopted on {full_day(policy.adopted_on)}" if policy.adopted_on else ""
    review = f"<p>Its yearly review is due on {full_day(policy.review_on)}.</p>" if policy.review_on else ""
    title = "the law’s rules as the product reads them" if policy.title == "Product default" else policy.title
    look.html(
        f"<p>In force: <strong>{escape(title)}</strong>{since}.</p>{review}",
        look.table(
            ("What", "Here"),
            ((escape(what), escape(here)) for what, here in told_choices(policy, names)),
            caption="What the council has chosen",
        ),
    )
    if policy.approvals or policy.attestations:
        approvals = "".join(
            f"<li><strong>{escape(one.title)}</strong> ({escape(one.clause)}): {escape(one.message)}</li>"
            for one in policy.approvals
        )
        asked = "".join(f"<li>{escape(one.question)}</li>" for one in policy.attestations)
        with st.expander(f"What the policy asks for ({len(policy.approvals) + len(policy.attestations)})"):
            look.html(
                f"<h3>Approvals</h3><ul>{approvals or '<li>none</li>'}</ul>"
                f"<h3>Questions to the author, asked with cause alone</h3><ul>{asked or '<li>none</li>'}</ul>"
            )
    look.html(
        '<p class="small">The policy can be stricter than the law and never laxer. The gate advises; the clerk decides.'
        "</p>"
    )


def from_the_shelf(sitting: Sitting, policy: Policy) -> None:
    """One of the documents that the product knows clause by clause."""
    packs = {pack.policy_id: pack for pack in sitting.desk.reference.bookshelf.packs}
    ids = list(packs)
    chosen = st.selectbox(
        "Document", ids, format_func=lambda one: f"{packs[one].whose}: {packs[one].title}", key="policy-pack"
    )
    if not chosen:
        return
    pack = packs[chosen]
    look.html(
        f"<p>{len(pack.clauses)} clauses; the gate carries {pack.carried} of them. Your own choices above are kept.</p>"
    )
    if st.button("See what it would change", key="policy-see-pack"):
        with refusals_shown():
            think(policy_from(sitting.desk, chosen))
    if policy.pack and st.button("Leave the document: the law’s rules alone", key="policy-leave"):
        think(policy_without_pack(policy))


def weigh(sitting: Sitting, thought: Policy) -> None:
    """What the change is, what it would have done to the last posts, and the act of adopting it."""
    st.header("What this would change", anchor=False)
    with st.spinner(f"Reading the last {LOOKED_AT} posts again. You may leave the page."):
        effect = effect_of_policy(sitting.desk, thought)
    listed = "".join(f"<li>{escape(one)}</li>" for one in effect.differences)
    look.html(f"<ul>{listed}</ul>" if listed else "<p>Nothing.</p>")
    now = sitting.place.now
    if not effect.looked_at:
        look.html("<p>There is no post yet that it could be tried on.</p>")
    elif effect.changed:
        rows = (
            (
                f"Post {one.post.post_id}, {escape(moment(one.post.due_at, now))}",
                escape(first_line(one.post.draft.words or one.post.draft.shared_text)),
                f"{VERDICT[one.before]} → <strong>{VERDICT[one.after]}</strong>",
            )
            for one in effect.changed
        )
        look.html(
            f"<p>Of the last {effect.looked_at} posts, {len(effect.changed)} would have been read otherwise.</p>",
            look.table(("Post", "Its words", "Read as"), rows, caption="Posts that it would have changed"),
        )
    else:
        look.html(f"<p>Of the last {effect.looked_at} posts none would have been read otherwise.</p>")
    with st.container(horizontal=True):
        words = {"policy": _POLICY.dump_json(thought).decode()}
        if pressed(sitting, "Adopt this policy", key="policy-adopt", place=HERE, words=words):
            with refusals_shown():
                adopt_policy(sitting.desk, sitting.by, thought)
                sent(sitting, HERE)
                st.session_state.pop("policy-thought", None)
                since = f" of {short_day(thought.adopted_on)}" if thought.adopted_on else ""
                done(f"The policy{since} is in force. The queue was read again under it.")
        if st.button("Leave it as it is", key="policy-drop"):
            sent(sitting, HERE)
            st.session_state.pop("policy-thought", None)
            st.rerun()


show()
