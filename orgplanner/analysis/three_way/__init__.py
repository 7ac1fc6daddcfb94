"""Three copies of a plan, base, mine and theirs, become one: what does not touch goes in, the rest is asked."""

from orgplanner.analysis.three_way.conflict import Conflict as Conflict
from orgplanner.analysis.three_way.conflict import Told as Told
from orgplanner.analysis.three_way.merging import Merging as Merging
from orgplanner.analysis.three_way.merging import Settled as Settled
from orgplanner.analysis.three_way.merging import merge as merge
