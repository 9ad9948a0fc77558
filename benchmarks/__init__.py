"""How fast, as ratios measured in one run: only these mean anything on another machine."""
