"""A release in one sentence."""

from generator.release.dating import Fate
from generator.release.plan import Release


def outcome(release: Release) -> str:
    """What a student will see who takes this release after the last one."""
    counts = {
        "new": release.count(Fate.NEW),
        "changed": release.count(Fate.CHANGED, Fate.REFRESHED),
        "retired": release.count(Fate.RETIRED),
        "unchanged": release.count(Fate.UNCHANGED, Fate.WAITING),
    }
    waiting = release.count(Fate.WAITING)
    said = ", ".join(f"{number} {name}" for name, number in counts.items())
    aside = f" ({waiting} of them with new citations, tags or looks that wait for their next change)" if waiting else ""
    return f"{release.deck.title}: {said}{aside}."


def sent_again(release: Release) -> str:
    """What `--refresh` does to students."""
    number = release.count(Fate.REFRESHED)
    if not number:
        return f"{release.deck.title}: nothing waited to be sent again."
    cards, those = ("1 card is", "it") if number == 1 else (f"{number} cards are", "them")
    return (
        f"{release.deck.title}: {cards} sent again, though nothing changed that students learn from. "
        f"What they wrote on {those} is replaced."
    )
