"""Meaning: what the words of a reading mean: which person, party, subject, day or private fact.

Each module weighs signs and gives stretches; whether these may go out is for `rules`.
"""
