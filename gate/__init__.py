"""
Purdah Gate: a post is born held, and only a decision made now lets it out.

The rooms, from the lowest: `publicity` (what the words engage), `workflow` (who may do what),
`audit` (what was done); then `clock`, `settings` and `reference` (the inlets), `store` and
`channels` (the outside), `desk` (the acts), and the entrances `cli` and `web`.
"""
