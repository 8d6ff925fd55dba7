"""A decision taken back, also from a file to which others have written since."""

from __future__ import annotations

from timeline.errors import EventError


def take_back(text: str, before: str, after: str) -> str:
    """Return the text without the change from `before` to `after`, though other lines may have changed since.

    raise   EventError if the lines of the change are no longer as it left them.
    """
    if text == after:
        return before
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - start
    end = next((n for n in range(room) if old[-1 - n] != new[-1 - n]), room)
    first, last = max(0, start - 2), max(0, end - 2)
    left = "".join(new[first : len(new) - last])
    if text.count(left) != 1:
        raise EventError(
            "the lines of that decision were changed since; nothing was taken back\n    undo it in a text editor"
        )
    return text.replace(left, "".join(old[first : len(old) - last]))
