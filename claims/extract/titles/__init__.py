"""Find the works that an article names: proposals by form, their extent, their full names, and the main one."""

from __future__ import annotations

from claims.extract.titles.finding import candidate_features, find_works
from claims.extract.titles.others import is_other_name, name_key
from claims.extract.titles.proposals import propose
from claims.extract.titles.records import Candidate, Mention, Works

__all__ = ["Candidate", "Mention", "Works", "candidate_features", "find_works", "is_other_name", "name_key", "propose"]
