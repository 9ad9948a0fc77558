"""
The documents that councils adopt, as data: each clause, whom it binds, and what carries it.

A pack describes one council's own policy in our words, clause by clause. What a clause asks for is carried by a rule,
by a question to the author, by somebody's approval, by a line in the record, by a setting that somebody confirms, or by
a card shown at the right moment; or it is out of scope and says why. No council has code of its own.
"""
