"""genanki, without asyncio.

genanki takes its `cached_property` from a package that loads all of asyncio, for coroutines, of which genanki has none. That
would be a good part of what a small build loads, and functools has the same property.
"""

import functools
import sys

if "cached_property" in sys.modules:
    import genanki
else:
    sys.modules["cached_property"] = functools
    import genanki

    del sys.modules["cached_property"]

__all__ = ["genanki"]
