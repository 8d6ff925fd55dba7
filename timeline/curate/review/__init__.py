"""Working through what is to be decided: a queue, the passages behind each item, and decisions as text → text.

Nothing here reads or writes a file, or knows of a page: `review_server` beside the stages joins the two.
"""

from timeline.curate.review.decisions import Decision, decide
from timeline.curate.review.items import Item, make_queue
from timeline.curate.review.passages import Passage, find_passages
from timeline.curate.review.readings import timeline_of, tree_of
from timeline.curate.review.undo import take_back

__all__ = [
    "Decision",
    "Item",
    "Passage",
    "decide",
    "find_passages",
    "make_queue",
    "take_back",
    "timeline_of",
    "tree_of",
]
