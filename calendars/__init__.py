"""
When elections are, and when publicity must be careful because of them.

Polls, statutory days and periods. This package has never heard of a post: it answers "which period
holds here, at this instant, and why", and nothing else. Values in, values out; it reads no clock.
"""
