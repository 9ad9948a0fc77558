"""
What was done, by whom, under which rules: a chain of entries that cannot be quietly changed.

Each entry is canonical JSON (RFC 8785), kept as the bytes that were hashed, and each digest covers the
digest before it, so an entry altered, removed from the middle or slipped in is found by `verify`.
Alone the chain cannot prove that its tail was not cut; a checkpoint kept elsewhere can. Entries hold
digests and codes, never words: the words stand beside them, each under its own salt, and may lawfully
be erased without breaking the chain.
"""
