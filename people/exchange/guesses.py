"""What a name tells where a file says nothing: of which kind and level an organisation is.

A guess is written only into a row that the import makes, never over what somebody wrote.
"""

import re

from vietnamese.fold import fold

from ..models import Organization, Position

_KINDS = (
    ("committee", r"\bubnd\b|uy ban nhan dan"),
    ("assembly", r"\bhdnd\b|hoi dong nhan dan|quoc hoi|\bdbqh\b"),
    ("front", r"mttq|mat tran to quoc"),
    ("party", r"(?:tinh|thanh|huyen|thi|dang|quan) uy\b|trung uong dang|\bdang\b"),
    ("armed", r"cong an|quan su|bien phong|quan doi|quan khu|su doan|trung doan"),
    ("press", r"^bao |^dai |phat thanh|truyen hinh|tap chi"),
    ("mass", r"doan thanh nien|\bdoan tncs\b|tinh doan|lien doan|^hoi "),
)
_LEVELS = (
    ("commune", r"\b(?:xa|phuong|thi tran)\b"),
    ("district", r"\b(?:huyen|thi xa|quan (?!su|doi|khu)|thanh pho|huyen uy)\b"),
    ("province", r"\b(?:tinh|so)\b"),
    ("central", r"\b(?:trung uong|chinh phu|quoc gia|viet nam)\b|^bo |quoc hoi"),
)
_AXES = {
    Organization.Kind.PARTY: Position.Axis.PARTY,
    Organization.Kind.ASSEMBLY: Position.Axis.ASSEMBLY,
    Organization.Kind.FRONT: Position.Axis.FRONT,
    Organization.Kind.ARMED: Position.Axis.ARMED,
    Organization.Kind.MASS: Position.Axis.MASS,
    Organization.Kind.PRESS: Position.Axis.PRESS,
}


def kind_of(name):
    """Return the kind that an organisation's name tells, "agency" where it tells none."""
    return _first(_KINDS, name) or Organization.Kind.AGENCY


def level_of(name):
    """Return the level that an organisation's name tells, the province's where it tells none."""
    return _first(_LEVELS, name) or Organization.Level.PROVINCE


def axis_of(organization):
    """Return the axis of an office that is first met in an organisation."""
    return _AXES.get(organization and organization.kind, Position.Axis.STATE)


def _first(patterns, name):
    folded = fold(name)
    return next((word for word, pattern in patterns if re.search(pattern, folded)), None)
