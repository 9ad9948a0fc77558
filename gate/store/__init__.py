"""
The database: what a council has told us, its posts, and the record.

SQLite by default, PostgreSQL by address, one code. Every row belongs to a council and every query says
which. Callers hold frozen values; no session and no row outlives an act.
"""
