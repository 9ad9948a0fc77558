"""
The acts: one act, one file, one verb. The folder is the list of what can be done.

Each act opens one transaction, reads the clock once, and leaves one entry in the record for each thing
that it did. Entrances (pages, commands, routes) call one act, or ask `enquiries`, and show what comes back.
"""
