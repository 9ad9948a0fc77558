"""
What the words of a post engage: candidates, controversy, parties, and the law that asks care of them.

Pure: values in, values out. Nothing here knows who is asking, what the time is, or where data is kept.
"""
