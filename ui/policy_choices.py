"""The council's own choices as fields, and in plain words. Each form gives the policy thought of, once it is sent."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from gate.desk.dates_in_words import short_day
from gate.desk.verdict_in_words import SEVERITY
from gate.publicity.council import LocalTopic
from gate.publicity.finding import Severity
from gate.publicity.policy import Policy
from gate.publicity.rule import Rule
from gate.publicity.ruleset import RULES
from gate.workflow.role import Person
from ui.words import counted

SEE = "See what this would change"
TITLES = {rule.code: rule.title for rule in RULES}


def told_choices(policy: Policy, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every choice in plain words. `names` are those of people by their ids."""
    reviewer = names.get(policy.outside_reviewer, "nobody named")
    emergency = ", ".join(names.get(one, one) for one in policy.emergency_by)
    strict = "; ".join(f"the post {TITLES.get(code, code)}: {SEVERITY[one]}" for code, one in policy.severities.items())
    return [
        (
            "Who may answer for their own post",
            f"The clerk, as the only officer; {reviewer} looks afterwards" if policy.sole_officer else "Nobody",
        ),
        (
            "In an emergency",
            f"{emergency} may; {names.get(policy.emergency_reviewer, reviewer)} looks afterwards"
            if emergency
            else "No exception",
        ),
        ("How many must answer", people_told(policy.approvers_wanted)),
        (
            "In the last days before a poll",
            f"Two people from {counted(policy.two_approvers_days, 'day')} before it on"
            if policy.two_approvers_days
            else "As many as at any other time",
        ),
        ("A queued post may go late by", f"At most {policy.grace_minutes} minutes, after a fresh reading"),
        (
            "Least time between queueing and posting",
            f"{policy.least_minutes_before} minutes" if policy.least_minutes_before else "None",
        ),
        ("Posts of one account are too close within", f"{policy.close_minutes} minutes: a warning, never a hold"),
        ("Rules taken otherwise", strict or "None"),
        ("Matters in dispute here", "; ".join(topic_told(one) for one in policy.local_topics) or "None entered"),
    ]


def people_told(count: int) -> str:
    """‘one person’, ‘2 people’."""
    return "One person" if count == 1 else f"{count} people"


def topic_told(topic: LocalTopic) -> str:
    """‘Quay parking (until 6 May 2027)’."""
    return f"{topic.label} (until {short_day(topic.until)})" if topic.until else topic.label


def choices_form(policy: Policy, persons: Sequence[Person]) -> Policy | None:
    """Who answers and how many, and the minutes."""
    present = {person.person_id: person.name for person in persons if person.removed_on is None}
    nobody = {"": "nobody", **present}
    with st.form("policy-choices", border=False):
        alone = st.checkbox(
            "The clerk is the only officer and may answer for their own post", policy.sole_officer, key="choice-alone"
        )
        outside = st.selectbox(
            "Who looks afterwards at what somebody let out alone",
            list(nobody),
            _place(nobody, policy.outside_reviewer),
            format_func=lambda one: nobody[one],
            key="choice-outside",
        )
        emergency = st.multiselect(
            "Who may answer for their own post in an emergency",
            list(present),
            [one for one in policy.emergency_by if one in present],
            format_func=lambda one: present[one],
            placeholder="nobody",
            key="choice-emergency",
        )
        afterwards = st.selectbox(
            "Who looks afterwards at what was let out in an emergency",
            list(nobody),
            _place(nobody, policy.emergency_reviewer),
            format_func=lambda one: nobody[one],
            key="choice-emergency-reviewer",
        )
        wanted = st.number_input(
            "How many people must answer for what holds a post", 1, 5, policy.approvers_wanted, key="choice-wanted"
        )
        last = st.number_input(
            "Two must answer from so many days before a poll on (0: never)",
            0,
            60,
            policy.two_approvers_days,
            key="choice-last-days",
        )
        grace = st.number_input(
            "Minutes by which a queued post may go late", 1, 240, policy.grace_minutes, key="choice-grace"
        )
        least = st.number_input(
            "Least minutes between queueing and posting", 0, 10080, policy.least_minutes_before, key="choice-least"
        )
        close = st.number_input(
            "Warn of posts of one account closer than these minutes",
            0,
            1440,
            policy.close_minutes,
            key="choice-close",
        )
        if not st.form_submit_button(SEE):
            return None
    return replace(
        policy,
        sole_officer=alone,
        outside_reviewer=outside or "",
        emergency_by=tuple(emergency),
        emergency_reviewer=afterwards or "",
        approvers_wanted=int(wanted),
        two_approvers_days=int(last),
        grace_minutes=int(grace),
        least_minutes_before=int(least),
        close_minutes=int(close),
    )


def _place(known: Mapping[str, str], wanted: str) -> int:
    return list(known).index(wanted) if wanted in known else 0


def severities_form(policy: Policy) -> Policy | None:
    """One rule taken otherwise than the product does."""
    by_code = {rule.code: rule for rule in RULES}
    with st.form("policy-severity", border=False):
        code = st.selectbox(
            "Rule", list(by_code), format_func=lambda one: rule_told(by_code[one], policy), key="choice-rule"
        )
        kinds: list[Severity | None] = [None, *Severity]
        severity = st.selectbox(
            "A post that does this",
            kinds,
            format_func=lambda one: SEVERITY[one] if one else "As the product has it",
            key="choice-severity",
        )
        if not st.form_submit_button(SEE) or not code:
            return None
    kept = {one: how for one, how in policy.severities.items() if one != code}
    return replace(policy, severities=kept if severity is None else {**kept, code: severity})


def rule_told(rule: Rule, policy: Policy) -> str:
    """‘names a candidate (PE101), here: Stopped’."""
    own = policy.severities.get(rule.code)
    return f"{rule.title} ({rule.code})" + (f", here: {SEVERITY[own]}" if own else "")


def topics_form(policy: Policy) -> Policy | None:
    """A matter that divides opinion here, with the words by which it is known; or one taken off the list."""
    for topic in policy.local_topics:
        told = f"Take off: {topic_told(topic)}"
        if st.button(told, key=f"topic-off-{topic.topic_id}"):
            return replace(policy, local_topics=tuple(one for one in policy.local_topics if one is not topic))
    with st.form("policy-topic", border=False):
        label = st.text_input("Matter, such as ‘Parking on the quay’", key="topic-label")
        terms = st.text_area("Words by which it is known, one a line", key="topic-terms", height=100)
        reason = st.text_input("Why it is in dispute", key="topic-reason")
        until: dt.date | None = st.date_input("Until (may be left empty)", None, format="DD/MM/YYYY", key="topic-until")
        if not st.form_submit_button(SEE):
            return None
    words = tuple(line.strip() for line in terms.splitlines() if line.strip())
    if not label.strip() or not words:
        st.error("Give the matter a name, and at least one word by which it is known.")
        return None
    taken = {one.topic_id for one in policy.local_topics}
    number = next(count for count in range(1, len(taken) + 2) if f"topic-{count}" not in taken)
    topic = LocalTopic(topic_id=f"topic-{number}", label=label.strip(), terms=words, reason=reason.strip(), until=until)
    return replace(policy, local_topics=(*policy.local_topics, topic))
