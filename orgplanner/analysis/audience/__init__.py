"""Copies of a plan for an audience: without what it may not see, and saying so."""

from orgplanner.analysis.audience.audience import KINDS, Audience, audience_of
from orgplanner.analysis.audience.holders import Holder
from orgplanner.analysis.audience.redacting import AudienceCopy, audience_copy, redacted
from orgplanner.analysis.audience.restoring import Restored, restore, restored

__all__ = [
    "KINDS", "Audience", "AudienceCopy", "Holder", "Restored", "audience_copy", "audience_of", "redacted",
    "restore", "restored",
]  # fmt: skip
