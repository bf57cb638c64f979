"""The defects of files that were refused; every function takes a sequence of defects."""
