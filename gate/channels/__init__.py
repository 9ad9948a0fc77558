"""
Where posts leave: one platform a file, each a small promise and a table of answers.

A channel is told to publish once, under a key that was stored before the first attempt. What it cannot
say for certain is `Unknown`: the machine then looks, and never sends blind a second time.
"""
