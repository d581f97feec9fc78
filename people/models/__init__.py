"""The register's models."""

from .merge import Merge
from .moved import KeepsAddress, Moved
from .organization import Organization
from .person import PenName, Person
from .position import Position
from .proposal import Proposal
from .public_change import PublicChange
from .tenure import Tenure
from .user import User

__all__ = [
    "KeepsAddress",
    "Merge",
    "Moved",
    "Organization",
    "PenName",
    "Person",
    "Position",
    "Proposal",
    "PublicChange",
    "Tenure",
    "User",
]
