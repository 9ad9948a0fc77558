"""`python -m gate` is the same as `gate`."""

from gate.cli import main

main()
