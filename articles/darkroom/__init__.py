"""The darkroom: the only place where foreign bytes are decoded.

A program of its own (`python -m articles.darkroom`), without Django, with limits on its memory
and its time: whatever a file tries, it tries it there. `door.py` is how the site knocks.
"""
