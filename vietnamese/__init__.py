"""Vietnamese as a reader expects it: text forms, search, slugs, sorting, dates and numbers.

Pure Python; nothing here knows Django.
"""
