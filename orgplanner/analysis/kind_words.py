"""The kinds of units, assignments and percentages on pay in words."""

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.text import Message, say

UNIT_KIND_WORDS: Mapping[str, Message] = MappingProxyType({
    "unit": say("Unit"), "government": say("Government"), "ministry": say("Ministry"),
    "department": say("Department"), "division": say("Division"), "sub-unit": say("Sub-unit"),
    "centre": say("Centre"), "committee": say("Committee"), "commission": say("Commission"),
    "council": say("Council"), "working group": say("Working group"), "secretariat": say("Secretariat"),
    "agency": say("Agency"), "mission": say("Mission"), "office": say("Office"), "company": say("Company"),
    "association": say("Association"), "external": say("External body"),
})  # fmt: skip
"""The kinds of units, as a legend names them."""
TENURE_WORDS: Mapping[str, Message] = MappingProxyType({
    "substantive": say("substantive"), "acting": say("acting"), "temporary": say("temporary"),
})  # fmt: skip
"""How somebody holds a post."""
ALLOWANCE_WORDS: Mapping[str, Message] = MappingProxyType({
    "allowance": say("allowance on base pay"), "contribution": say("contribution of the employer"),
})  # fmt: skip
"""What a percentage is paid as."""
