"""
Who may do what to a post, and in which order.

Pure. The states and events are one table, so that a test can walk all of it; authority is judged by
person, at the instant of the act, and again when the post is about to leave.
"""
