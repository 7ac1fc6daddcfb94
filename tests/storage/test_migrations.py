"""A file of an older format opens, with its digest checked in its own format first."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import pytest

from orgplanner.errors import Damaged
from orgplanner.model import NO_NAME, Limit
from orgplanner.storage import read_plan, read_repaired, write_plan
from orgplanner.storage.digest import digest
from orgplanner.storage.opener import raw_table
from orgplanner.storage.read import TABLES
from orgplanner.storage.schema import statements
from orgplanner.storage.tables import APPLICATION_ID

from .plans import full_plan


def as_format_1(path, sign=True):
    """Rewrites a file as the first format had it: no funded posts, no places, nothing about who touched what."""
    as_older(path, 1, sign)


def as_older(path, number, sign=True):
    """Rewrites a file as an older format had it; its digests are right when it is signed."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {number}")
        for statement in statements(number).values():
            made.execute(statement)
        with closing(sqlite3.connect(path)) as now:
            for name in statements(number):
                titles = [row[1] for row in made.execute(f"PRAGMA table_info({name})")]
                listed = ", ".join(f'"{title}"' for title in titles)
                rows = now.execute(f"SELECT {listed} FROM {name}").fetchall()
                made.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(titles))})", rows)
        content = digest((name, *raw_table(made, name)) for name in TABLES if name in statements(number))
        beside = [(name, *raw_table(made, name)) for name in ("saves", "touched") if name in statements(number)]
        seal = digest([("plan", ["id", "content"], [["plan-1"], [content]]), *beside])
        if sign:
            made.execute("UPDATE plan SET content = ?, seal = ?", [content, seal])
        path.write_bytes(made.serialize())


def before_format_5(plan):
    """A plan without what format 5 brought."""
    plan.shared.tables["settings"]["settings"] = replace(plan.settings, without=())
    plan.page_templates.clear()
    for state in plan.states.values():
        state.todos.clear()
    return plan


def before_format_4(plan):
    """A plan without what formats 4 and 5 brought."""
    before_format_5(plan)
    for table in ("allowances", "criteria", "scores"):
        plan.shared.tables[table].clear()
    plan.shared.tables["settings"]["settings"] = replace(plan.settings, rating_months=None)
    for id, view in plan.views.items():
        plan.views[id] = replace(view, stage="", arrows=False)
    return plan


def test_format_1_opens_as_the_plan_it_is(tmp_path):
    path, plan = tmp_path / "old.orgplan", full_plan()
    write_plan(plan, path)
    as_format_1(path)
    before = path.read_bytes()
    loaded = read_plan(path)
    assert loaded.info.format == 1
    assert loaded.plan == before_format_4(plan)
    assert all(post.funded for post in loaded.plan.states["now"].posts.values())
    assert all(unit.place == NO_NAME for unit in loaded.plan.states["now"].units.values())
    assert path.read_bytes() == before
    write_plan(loaded.plan, path, lineage=loaded.info.lineage)
    assert read_plan(path).info.format == 5


def test_format_3_opens_with_no_percentages_on_pay_no_appraisal_and_no_age_of_ratings(tmp_path):
    path, plan = tmp_path / "old.orgplan", full_plan()
    write_plan(plan, path)
    as_older(path, 3)
    loaded = read_plan(path)
    assert loaded.info.format == 3
    assert loaded.plan.settings.rating_months is None
    assert (loaded.plan.allowances, loaded.plan.criteria, loaded.plan.scores) == ({}, {}, {})
    plan = before_format_4(plan)
    assert loaded.plan == plan
    write_plan(loaded.plan, path, lineage=loaded.info.lineage)
    assert read_plan(path).plan == plan


def test_limits_of_all_units_of_a_kind_are_kept(tmp_path):
    path, plan = tmp_path / "new.orgplan", full_plan()
    limit = Limit("m2", kind="department", measure="deputies", most=Decimal(2))
    plan.states["now"].limits["m2"] = limit
    write_plan(plan, path)
    assert read_plan(path).plan.states["now"].limits["m2"] == limit


def test_format_1_that_contradicts_its_digest_is_damaged(tmp_path):
    path = tmp_path / "old.orgplan"
    write_plan(full_plan(), path)
    as_format_1(path, sign=False)
    with pytest.raises(Damaged):
        read_plan(path)
    assert read_repaired(path).plan == before_format_4(full_plan())


def test_every_older_format_has_its_step_and_its_schema():
    from orgplanner.storage.migrations import _STEPS
    from orgplanner.storage.tables import FORMAT

    assert len(_STEPS) == FORMAT - 1
    assert all(statements(number) for number in range(1, FORMAT + 1))
