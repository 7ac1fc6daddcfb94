"""Large steps whose long part runs in another thread: the same result, the same history, the same recovery."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from orgplanner.document import Document, recover, recoveries
from orgplanner.edits import copy_scenario, delete_scenario
from orgplanner.errors import NotWritten, RuleBroken
from orgplanner.model import ChangeSet, Plan, names
from orgplanner.storage import working

from .editing import name_of, renamed


def run(document: Document, job) -> None:
    with ThreadPoolExecutor(1) as thread:
        document.finish_step(job, thread.submit(job.run).result())


def copied(plan: Plan) -> ChangeSet:
    scenario = plan.ordered_scenarios()[0].id
    return copy_scenario(plan, scenario, names(en="Copy"), id="c" * 32)


def test_a_step_beside_is_the_step_itself(document, tmp_path):
    other = Document(document.plan.snapshot())
    heard = []
    document.subscribe(heard.append)
    run(document, document.prepare_step(copied))
    other.commit(copied(other.plan))
    assert document.plan == other.plan
    assert heard == [document.history.back]
    before = document.plan.snapshot()
    run(document, document.prepare_go_to(document.history.place - 1))
    assert "c" * 32 not in document.plan.scenarios
    assert document.can_redo
    run(document, document.prepare_go_to(document.history.place + 1))
    assert document.plan == before
    document.save()
    again = Document.open(document.path, read_only=True)
    assert again.plan == before
    other.close(discard=True)


def test_a_killed_process_keeps_a_step_that_was_recorded(document):
    document.prepare_step(copied).run()
    document._recorder.working.close()
    (found,) = recoveries()
    recovered = recover(found)
    assert "c" * 32 in recovered.plan.scenarios
    assert recovered.can_undo
    recovered.close(discard=True)


def test_nothing_else_happens_meanwhile(document):
    job = document.prepare_step(copied)
    with pytest.raises(RuleBroken, match="large change"):
        document.commit(renamed(document, "New"))
    with pytest.raises(RuleBroken, match="large change"):
        document.prepare_step(copied)
    run(document, job)
    document.commit(renamed(document, "New"))
    assert name_of(document) == "New"


def test_a_step_that_fails_leaves_all_as_it_was(document, monkeypatch):
    before = document.plan.snapshot()
    for build, error in (
        (lambda plan: delete_scenario(plan, "nowhere"), RuleBroken),
        (copied, NotWritten),
    ):
        job = document.prepare_step(build)
        if error is NotWritten:
            monkeypatch.setattr("orgplanner.storage.WorkingCopy.record", refuse)
        with pytest.raises(error):
            job.run()
        document.finish_step(job, None)
        assert document.plan == before
        assert not document.can_undo
    assert not document.is_modified


def refuse(*_):
    from orgplanner.text import say

    raise NotWritten(say("The disk is full."))


@pytest.mark.parametrize("undone", [False, True])
def test_a_large_line_of_the_journal_brings_all_of_it_back(document, monkeypatch, undone):
    monkeypatch.setattr(working, "AT_ONCE", 100)
    run(document, document.prepare_step(copied))
    document.commit(renamed(document, "Қысқа"))
    if undone:
        run(document, document.prepare_go_to(0))
    kept = document.plan.snapshot()
    document._recorder.working.close()
    (found,) = recoveries()
    recovered = recover(found)
    assert recovered.plan == kept
    assert recovered.can_redo is undone
    recovered.close(discard=True)
