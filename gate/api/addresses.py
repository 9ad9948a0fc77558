"""Addresses that the server knows before it has loaded what answers there."""

BADGE = "/badge"
HEALTH = "/healthz"
