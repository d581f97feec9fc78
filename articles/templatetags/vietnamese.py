"""Dates and numbers in templates, as the press prints them."""

from django import template
from django.utils import timezone

from vietnamese import dates, numbers

register = template.Library()


@register.filter
def weekday_date(day):
    """Print "Thứ Bảy, 05/01/2019"."""
    return dates.weekday_date(day)


@register.filter
def short_date(day):
    """Print "05/01/2019" for a day or a moment."""
    return dates.short_date(timezone.localtime(day) if hasattr(day, "hour") else day)


@register.filter
def machine_time(at):
    """Print "2019-01-05T08:05:00+07:00" for machines: whole seconds, as HTML asks."""
    return timezone.localtime(at).isoformat(timespec="seconds")


@register.filter
def date_time(moment):
    """Print "08:05 ngày 05/01/2019", Asia/Ho_Chi_Minh."""
    return dates.date_time(timezone.localtime(moment))


@register.filter
def moment(at):
    """Print "23:59, Thứ Bảy, 05/01/2019"."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}, {dates.weekday_date(local.date())}"


@register.filter
def number(value):
    """Print "3.430"."""
    return numbers.format_number(value)


@register.filter
def place_name(slot, labels):
    """Print what a place of the front page is called, or its key where it is gone."""
    return labels.get(slot, slot)
