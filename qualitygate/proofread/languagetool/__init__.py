"""LanguageTool itself: a server that the user runs, or one that is started for the run.

Nothing is started, downloaded or asked before an engine has something to check.
"""
