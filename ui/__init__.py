"""
The pages that people see. Each asks, shows, and calls one act of the desk.

Nothing here judges publicity: what a finding is, who may answer for it and what happens next comes from the
desk. `session` says who sits here, `words` how things are called, `look` how they are drawn.
"""
