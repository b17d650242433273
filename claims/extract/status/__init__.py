"""Confirmed or speculative: the status of a statement, with a probability and the cues that decide it."""

from claims.extract.status.context import StatusContext, StatusResult
from claims.extract.status.model import StatusModel

__all__ = ["StatusContext", "StatusModel", "StatusResult"]
