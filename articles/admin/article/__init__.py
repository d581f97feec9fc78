"""Articles at the desk: the list, the writing page with its panels, the verbs at its foot."""

from . import captions, page  # noqa: F401
