"""deckgen: sourced study decks, compiled from YAML into Anki packages."""

__version__ = "0.1.0"
