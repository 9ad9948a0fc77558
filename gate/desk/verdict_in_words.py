"""What a verdict and a finding's strength are called, wherever people read them."""

from gate.publicity.finding import Severity

SEVERITY = {
    Severity.BLOCK: "Stopped",
    Severity.FLAG: "Needs a second person",
    Severity.ADVISE: "Worth knowing",
}

VERDICT = {"allow": "May go", "flag": SEVERITY[Severity.FLAG], "block": SEVERITY[Severity.BLOCK]}
COULD_NOT_DECIDE = "Could not decide"
