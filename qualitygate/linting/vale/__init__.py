"""Vale's rules, with Vale's findings: patterns, scopes, messages and the kinds of rule."""
