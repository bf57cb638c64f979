"""The findings of one or more checked maps; every function takes a sequence of workspaces."""
