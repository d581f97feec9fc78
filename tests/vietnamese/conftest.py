"""Properties are asked on a busy machine: no deadline for one example."""

from hypothesis import settings

settings.register_profile("busy", deadline=None, max_examples=60)
settings.load_profile("busy")
