"""Which events a sentence asserts, and in which slot the work stands.

Predicates with their arguments, not keywords: "released a trailer", "drop in sales", "hit the wall" are no releases.
`verbs` asks the rules of each event in turn, `nouns` reads events that are named ("the launch of X"), `slots` finds who
stands where; the words themselves are data in `models/lexicon/events.toml`.
"""

from claims.extract.events.find import find_triggers
from claims.extract.events.slots import inside_event_noun, is_reporting, subjects_of
from claims.extract.events.triggers import Trigger

__all__ = ["Trigger", "find_triggers", "inside_event_noun", "is_reporting", "subjects_of"]
