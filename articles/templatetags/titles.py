"""What the desk's first page tells of titles."""

from django import template

from .. import recheck

register = template.Library()


@register.simple_tag
def titles_at_odds(user):
    """Return what waits for readers and no longer agrees with the register, for one user."""
    return recheck.at_odds(user)
