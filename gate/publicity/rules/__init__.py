"""The rules, one module a family. `ruleset` finds them by walking this package."""
