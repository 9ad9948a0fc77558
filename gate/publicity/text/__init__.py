"""Text: what stands in a post, read once: folded, cut into words, searched for every phrase and name.

Nothing here decides what is meant (`meaning`) or what may go out (`rules`).
"""
