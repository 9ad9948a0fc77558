"""A stand-in until the index is written."""


class Lexicon:
    """All names, parties, topics and cues, compiled once."""
