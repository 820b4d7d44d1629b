"""Every error raised on purpose.

OnRecordError
├── InputError            what came in cannot become an article; it ends as a row in ``rejects``
│   ├── EmptyInput        nothing to read
│   ├── NotText           bytes that are no text in any encoding we know
│   ├── TooLarge          more than the limit the message names
│   ├── BrokenInput       a page, table or archive that cannot be taken apart
│   └── UnknownFormat     a kind of file no room of intake reads
├── LedgerError           the ledger cannot be opened, is of another version, or is not a ledger
└── NotFound              a name that is in no table; the message lists the nearest there are

A wrong argument is a ``ValueError``, raised where it is noticed.
"""


class OnRecordError(Exception):
    """Root of every error onrecord raises on purpose."""


class InputError(OnRecordError):
    """What came in cannot become an article."""


class EmptyInput(InputError):
    """Nothing to read."""


class NotText(InputError):
    """Bytes that are no text."""


class TooLarge(InputError):
    """More than the limit that the message names."""


class BrokenInput(InputError):
    """A page, table or archive that cannot be taken apart."""


class UnknownFormat(InputError):
    """A kind of file that no room of intake reads."""


class LedgerError(OnRecordError):
    """A ledger that cannot be opened or is of another version."""


class NotFound(OnRecordError):
    """A name that is in no table."""
