"""A property that is worked out when it is first asked for, and kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["once"]

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:
        """`functools.cached_property` without the lock that it takes before Python 3.12, and as mypy sees it."""

        def __init__(self, work: Callable[[Any], Any]) -> None:
            self._work, self._name, self.__doc__ = work, work.__name__, work.__doc__

        def __get__(self, it: Any, _: type) -> Any:
            found = it.__dict__[self._name] = self._work(it)
            return found
