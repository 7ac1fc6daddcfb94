"""Copies of a plan for an audience: without what it may not see, and saying so."""

from orgplanner.analysis.audience.audience import KINDS, Audience, audience_of
from orgplanner.analysis.audience.holders import Holder
from orgplanner.analysis.audience.redacting import AudienceCopy, audience_copy, redacted

__all__ = ["KINDS", "Audience", "AudienceCopy", "Holder", "audience_copy", "audience_of", "redacted"]
