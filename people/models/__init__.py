"""The register's models."""

from .organization import Organization
from .person import PenName, Person
from .position import Position
from .tenure import Tenure
from .user import User

__all__ = ["Organization", "PenName", "Person", "Position", "Tenure", "User"]
