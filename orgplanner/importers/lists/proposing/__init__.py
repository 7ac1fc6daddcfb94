"""Finds how lists of any shape may be read, with the reason for each part of it."""

from orgplanner.importers.lists.proposing.given import Given
from orgplanner.importers.lists.proposing.own_workbook import is_own
from orgplanner.importers.lists.proposing.proposal import LeftOut, Proposal, Reason
from orgplanner.importers.lists.proposing.propose import propose

__all__ = ["Given", "LeftOut", "Proposal", "Reason", "is_own", "propose"]
