"""What time it is: for a release, `--at`, or SOURCE_DATE_EPOCH, or the clock; for a check, `--today` or the clock."""

import datetime
import os
import time

import click


def now() -> int:
    """What the clock says, in Unix seconds."""
    return int(time.time())


def day(given: str | None) -> datetime.date:
    """The day that is given, or today's by the clock."""
    if given is None:
        return datetime.date.fromtimestamp(now())
    try:
        return datetime.datetime.strptime(given, "%Y-%m-%d").date()
    except ValueError:
        raise click.UsageError(f"--today is {given!r}: give a day such as 2027-02-01.") from None


def release_time(at: str | None) -> int:
    """The release time in Unix seconds; `at` wins over SOURCE_DATE_EPOCH, which wins over the clock."""
    if at is not None:
        return _parsed(at, "--at")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _parsed(epoch, "SOURCE_DATE_EPOCH") if epoch else now()


def _parsed(text: str, name: str) -> int:
    """A time given as Unix seconds or in ISO 8601; without a time zone, UTC is meant."""
    try:
        if text.isdecimal():
            seconds = int(text)
        else:
            moment = datetime.datetime.fromisoformat(text)
            seconds = int((moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)).timestamp())
        datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"{name} is {text!r}: give Unix seconds, or a time such as 2027-02-01T12:00:00Z."
        ) from None
    if seconds <= 0:
        raise click.UsageError(f"{name} is {text!r}: give a time after 1970.")
    return seconds
