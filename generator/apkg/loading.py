"""genanki, without what it loads and nobody here needs: that would be a good part of what a small build loads.

It takes its `cached_property` from a package that loads all of asyncio, for coroutines, of which genanki has none: functools
has the same property. And it loads PyYAML for note types that are written in YAML; here they are written in Python.
"""

import functools
import sys
from types import ModuleType

INSTEAD = {
    name: module
    for name, module in {"cached_property": functools, "yaml": ModuleType("yaml")}.items()
    if name not in sys.modules
}
sys.modules.update(INSTEAD)
import genanki  # noqa: E402 - with these in place

for name in INSTEAD:
    del sys.modules[name]

__all__ = ["genanki"]
