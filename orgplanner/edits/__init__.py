"""What a user can do: pure functions from a plan to a change set.

Each raises RuleBroken, with a sentence, before anything is touched; only a document applies what they return.
To add an edit, write one file with a function `verb_noun(plan, …) -> ChangeSet` and import it here, in one line;
a list whose order matters gets its edits from `lists`.
"""

from collections.abc import Callable, Mapping
from inspect import isroutine
from types import MappingProxyType

from orgplanner.edits.assignments import assign as assign
from orgplanner.edits.assignments import change_assignment as change_assignment
from orgplanner.edits.assignments import end_assignment as end_assignment
from orgplanner.edits.assignments import move_person as move_person
from orgplanner.edits.branch import Branch as Branch
from orgplanner.edits.branch import branch_fault as branch_fault
from orgplanner.edits.branch import take_branch as take_branch
from orgplanner.edits.branch import topmost as topmost
from orgplanner.edits.bulk import change_many as change_many
from orgplanner.edits.bulk import close_many as close_many
from orgplanner.edits.bulk import move_many as move_many
from orgplanner.edits.cells import Write as Write
from orgplanner.edits.cells import write_rows as write_rows
from orgplanner.edits.criteria import delete_criterion as delete_criterion
from orgplanner.edits.decisions import decide as decide
from orgplanner.edits.decisions import delete_decision as delete_decision
from orgplanner.edits.decisions import review as review
from orgplanner.edits.from_template import add_from_template as add_from_template
from orgplanner.edits.function_join import join_functions as join_functions
from orgplanner.edits.functions import add_function as add_function
from orgplanner.edits.functions import add_responsibility as add_responsibility
from orgplanner.edits.functions import change_function as change_function
from orgplanner.edits.functions import change_responsibility as change_responsibility
from orgplanner.edits.functions import close_function as close_function
from orgplanner.edits.functions import delete_responsibility as delete_responsibility
from orgplanner.edits.functions import reorder_function as reorder_function
from orgplanner.edits.grounds import Grounds as Grounds
from orgplanner.edits.grounds import is_recorded as is_recorded
from orgplanner.edits.guards import highest_level as highest_level
from orgplanner.edits.limits import add_limit as add_limit
from orgplanner.edits.limits import change_limit as change_limit
from orgplanner.edits.limits import delete_limit as delete_limit
from orgplanner.edits.links import add_link as add_link
from orgplanner.edits.links import change_link as change_link
from orgplanner.edits.links import delete_link as delete_link
from orgplanner.edits.lists import ALLOWANCES, CRITERIA, GRADES, PAGE_TEMPLATES
from orgplanner.edits.merge_by_choice import merge_by_choice as merge_by_choice
from orgplanner.edits.merge_choices import Group as Group
from orgplanner.edits.merge_choices import Merger as Merger
from orgplanner.edits.new_plan import new_plan as new_plan
from orgplanner.edits.outline import add_outline as add_outline
from orgplanner.edits.page_templates import take_page_template as take_page_template
from orgplanner.edits.parts import change_part as change_part
from orgplanner.edits.pasting import carry_over as carry_over
from orgplanner.edits.pasting import duplicate_many as duplicate_many
from orgplanner.edits.pasting import paste_branch as paste_branch
from orgplanner.edits.people import add_person as add_person
from orgplanner.edits.people import add_rating as add_rating
from orgplanner.edits.people import change_person as change_person
from orgplanner.edits.people import change_rating as change_rating
from orgplanner.edits.people import delete_person as delete_person
from orgplanner.edits.people import delete_rating as delete_rating
from orgplanner.edits.post_convert import convert_post as convert_post
from orgplanner.edits.post_join import join_posts as join_posts
from orgplanner.edits.post_moves import move_post as move_post
from orgplanner.edits.post_moves import reorder_post as reorder_post
from orgplanner.edits.post_moves import unplace_post as unplace_post
from orgplanner.edits.post_split import split_post as split_post
from orgplanner.edits.posts import add_post as add_post
from orgplanner.edits.posts import change_post as change_post
from orgplanner.edits.posts import close_post as close_post
from orgplanner.edits.posts import copy_post as copy_post
from orgplanner.edits.requirements import add_requirement as add_requirement
from orgplanner.edits.requirements import change_requirement as change_requirement
from orgplanner.edits.requirements import delete_requirement as delete_requirement
from orgplanner.edits.reviews import decide_many as decide_many
from orgplanner.edits.reviews import review_each as review_each
from orgplanner.edits.reviews import review_many as review_many
from orgplanner.edits.reviews import write_grounds as write_grounds
from orgplanner.edits.row_removal import delete_rows as delete_rows
from orgplanner.edits.scenario_bring import bring_scenario as bring_scenario
from orgplanner.edits.scenario_copy import copy_scenario as copy_scenario
from orgplanner.edits.scenario_delete import delete_scenario as delete_scenario
from orgplanner.edits.scenario_match import match_scenarios as match_scenarios
from orgplanner.edits.scenarios import add_scenario as add_scenario
from orgplanner.edits.scenarios import change_scenario as change_scenario
from orgplanner.edits.scenarios import lock_scenario as lock_scenario
from orgplanner.edits.scenarios import rename_scenario as rename_scenario
from orgplanner.edits.scenarios import reorder_scenario as reorder_scenario
from orgplanner.edits.scores import add_score as add_score
from orgplanner.edits.scores import change_score as change_score
from orgplanner.edits.scores import delete_score as delete_score
from orgplanner.edits.scores import set_score as set_score
from orgplanner.edits.settings import change_settings as change_settings
from orgplanner.edits.settings import change_threshold as change_threshold
from orgplanner.edits.settings import delete_threshold as delete_threshold
from orgplanner.edits.settings import set_threshold as set_threshold
from orgplanner.edits.shifting import shift as shift
from orgplanner.edits.skills import add_skill as add_skill
from orgplanner.edits.skills import change_skill as change_skill
from orgplanner.edits.skills import delete_skill as delete_skill
from orgplanner.edits.sources import add_source as add_source
from orgplanner.edits.sources import change_source as change_source
from orgplanner.edits.sources import delete_source as delete_source
from orgplanner.edits.template_files import Template as Template
from orgplanner.edits.template_files import templates as templates
from orgplanner.edits.todos import add_todo as add_todo
from orgplanner.edits.todos import change_todo as change_todo
from orgplanner.edits.todos import delete_todo as delete_todo
from orgplanner.edits.unit_above import add_unit_above as add_unit_above
from orgplanner.edits.unit_close import close_unit as close_unit
from orgplanner.edits.unit_convert import convert_unit as convert_unit
from orgplanner.edits.unit_merge import merge_units as merge_units
from orgplanner.edits.unit_moves import move_unit as move_unit
from orgplanner.edits.unit_moves import reorder_unit as reorder_unit
from orgplanner.edits.unit_moves import unplace_many as unplace_many
from orgplanner.edits.unit_moves import unplace_unit as unplace_unit
from orgplanner.edits.unit_split import Part as Part
from orgplanner.edits.unit_split import split_unit as split_unit
from orgplanner.edits.unit_transfer import transfer_units as transfer_units
from orgplanner.edits.units import add_unit as add_unit
from orgplanner.edits.units import arrange_unit as arrange_unit
from orgplanner.edits.units import change_unit as change_unit
from orgplanner.edits.units import rename_unit as rename_unit
from orgplanner.edits.usual import usual_kind as usual_kind
from orgplanner.edits.usual import usual_post as usual_post
from orgplanner.edits.views import add_view as add_view
from orgplanner.edits.views import change_view as change_view
from orgplanner.edits.views import delete_view as delete_view
from orgplanner.model import ChangeSet

add_grade, change_grade, delete_grade = GRADES.add, GRADES.change, GRADES.delete
reorder_grade = GRADES.reorder
add_allowance, change_allowance, delete_allowance = ALLOWANCES.add, ALLOWANCES.change, ALLOWANCES.delete
reorder_allowance = ALLOWANCES.reorder
add_criterion, change_criterion, reorder_criterion = CRITERIA.add, CRITERIA.change, CRITERIA.reorder
add_page_template, change_page_template = PAGE_TEMPLATES.add, PAGE_TEMPLATES.change
delete_page_template, reorder_page_template = PAGE_TEMPLATES.delete, PAGE_TEMPLATES.reorder

EDITS: Mapping[str, Callable[..., ChangeSet]] = MappingProxyType(
    {
        name: found
        for name, found in sorted(globals().items())
        if isroutine(found) and found.__annotations__.get("return") is ChangeSet
    }
)
"""Every edit by its name."""
