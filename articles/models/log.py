"""The log of verbs: who did what to which article, when and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.constraints import AppendOnly

from .article import Article
from .revision import Revision


class Step(models.Model):
    """One verb carried out; never changed, never deleted."""

    class Verb(models.TextChoices):
        SEND = "send", _("Send")
        PASS_ON = "pass_on", _("Pass on for approval")
        RETURN = "return", _("Return")
        APPROVE = "approve", _("Approve")
        PUBLISH = "publish", _("Publish")
        UNSCHEDULE = "unschedule", _("Cancel the schedule")
        RETRACT = "retract", _("Retract")
        CORRECT = "correct", _("Correct")
        CHANGE = "change", _("Change")
        RESTORE = "restore", _("Restore an old version")
        BIN = "bin", _("Put in the bin")
        UNBIN = "unbin", _("Take out of the bin")

    article = models.ForeignKey(Article, models.PROTECT, related_name="steps")
    verb = models.CharField(_("verb"), max_length=12, choices=Verb.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    from_status = models.CharField(_("from"), max_length=10, blank=True)
    to_status = models.CharField(_("to"), max_length=10, blank=True)
    revision = models.ForeignKey(
        Revision, models.PROTECT, null=True, related_name="+", verbose_name=_("revision")
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-pk"]
        constraints = [AppendOnly(name="step_is_append_only")]

    def __str__(self):
        return f"{self.get_verb_display()} – {self.by}"
