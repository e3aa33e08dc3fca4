"""`python -m generator` is `deckgen`."""

from generator.cli import main

main()
