"""
How reliable the gate is, tried and counted.

`make reliability` runs every trial at full length and prints its figures; the tests here run each at a short one.
Nothing in a trial is a stand-in but the clock and the platform, and the platform is a real server in its own process.
"""
