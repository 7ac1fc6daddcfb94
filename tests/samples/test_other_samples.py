"""The three tiers, the institutions of other countries, and the bodies of export support."""

import pytest

from orgplanner.analysis.checks import check_plan
from orgplanner.analysis.totals import Totals
from orgplanner.model import Total, between, exactly


def links_of(sample, scenario: str) -> set[tuple[str, str, str]]:
    state = sample.state(scenario)
    ends = {id: row.code for id, row in state.posts.items()}
    ends |= {id: row.code for id, row in state.units.items()}
    return {(ends[link.origin], link.kind, ends[link.target]) for link in state.links.values()}


def test_three_tiers_today(sample) -> None:
    plan = sample("trade-coordination")
    assert [str(row.name) for row in plan.plan.ordered_scenarios()] == ["Today", "Proposed"]
    assert plan.names_below("Today", "DPM") == ["IDC"]
    assert {"MEBP", "MINT", "MTC", "MF", "MA", "ACP", "ARNM", "MFA"} <= set(plan.names_below("Today", "GOV"))
    links = links_of(plan, "Today")
    assert ("MINT", "is member of", "IDC") in links
    assert ("MEBP", "consults", "MFA") in links
    assert {("DFTR", "consults", body) for body in ("MINT", "MTC", "MF", "MA", "ACP", "ARNM", "AP-CSEA")} <= links


def test_working_groups_have_the_members_of_figure_2(sample) -> None:
    plan = sample("trade-coordination")
    members: dict[str, set[str]] = {}
    for origin, kind, target in links_of(plan, "Proposed"):
        if kind == "is member of" and target.startswith("WG-"):
            members.setdefault(target, set()).add(origin)
    assert members == {
        "WG-ACCESS": {"MINT-DSP", "MINT-IC", "MINT-CTRM"},
        "WG-REMEDIES": {"DFTR", "MINT"},
        "WG-SERVICES": {"SERVICES"},
        "WG-INVEST": {"MINT", "MEBP", "SECTORAL"},
    }
    assert plan.unit("Proposed", "WG-COMPETITION").kind == "working group"


def test_proposed_tiers_add_moscow_secretariats_and_an_early_foreign_ministry(sample) -> None:
    plan = sample("trade-coordination")
    links = links_of(plan, "Proposed")
    assert plan.unit("Proposed", "MOSCOW").kind == "mission"
    assert ("MFA", "advises", "DPM-1") in links
    assert ("MEBP", "consults", "MFA") not in links
    for body in ("MINT", "MTC", "MF", "MA"):
        assert {(f"SEC-{body}", "informs", "MEBP"), ("MEBP", "informs", f"SEC-{body}")} <= links


def test_focal_points_become_secretariats(sample) -> None:
    plan = sample("trade-coordination")
    state = plan.state("Proposed")
    converted = {
        state.units[row.targets[0][0]].code for row in state.successions.values() if row.decision == "convert"
    }
    assert converted == {"SEC-MINT", "SEC-MTC", "SEC-MF", "SEC-MA"}


def test_institutions_are_references(sample) -> None:
    plan = sample("trade-institutions").plan
    assert {row.kind for row in plan.scenarios.values()} == {"reference"}
    assert len(plan.scenarios) == 10


def test_camex_in_five_dated_states_that_share_ids(sample) -> None:
    plan = sample("trade-institutions")
    states = [row for row in plan.plan.ordered_scenarios() if "CAMEX" in str(row.name)]
    assert [row.as_of for row in states] == ["1995", "1999", "2001-02", "2002", "2003-06"]
    ids = [{u.id for u in plan.plan.states[row.id].units.values() if u.code == "CAMEX"} for row in states]
    assert all(found == ids[0] and len(found) == 1 for found in ids)
    first, second = (str(row.name) for row in states[:2])
    assert plan.unit(first, "MICT").id == plan.unit(second, "MDIC").id
    assert plan.unit(first, "ES").parent == plan.unit(first, "CAMEX").id
    assert plan.unit(second, "ES").parent == plan.unit(second, "MDIC").id


def test_mandate_of_camex_comes_and_goes(sample) -> None:
    plan = sample("trade-institutions")

    def formulates(scenario: str) -> bool:
        state = plan.state(scenario)
        held = [state.functions[row.function] for row in state.responsibilities.values() if row.role == "leads"]
        return "Formulation of trade policy" in {str(function.name) for function in held}

    names = [str(row.name) for row in plan.plan.ordered_scenarios() if "CAMEX" in str(row.name)]
    assert [formulates(name) for name in names] == [True, True, True, False, True]


@pytest.mark.parametrize(
    ("scenario", "code", "established"),
    [
        ("Eurasian Economic Commission", "SECRETARIAT", Total(exactly(800))),
        ("Brazil: CAMEX, 1995", "GECEX", Total(None, 1)),
        ("Brazil: CAMEX, about 2002", "GECEX", Total(exactly(14))),
        ("Brazil: CAMEX, June 2003", "CONEX", Total(exactly(20))),
        ("Brazil: CAMEX, June 2003", "GECEX", Total(exactly(46))),
        ("Mexico: COECE and the NAFTA negotiations", "GROUPS", Total(between(76, 285))),
    ],
)
def test_numbers_of_the_boxes(sample, scenario: str, code: str, established: Total) -> None:
    plan = sample("trade-institutions")
    totals = Totals(plan.plan, plan.plan.find_scenario(scenario).id)
    assert totals.of_unit(plan.unit(scenario, code).id).established == established


def test_overlaps_and_silos_are_functions_that_several_bodies_lead(sample) -> None:
    plan = sample("export-support")
    scenario = plan.plan.find_scenario("Today (Annex 5)").id
    found = {f.subject.name for f in check_plan(plan.plan, scenario) if f.check == "led-twice"}
    assert {
        "Programs of enterprise and export support", "Investment support services",
        "Investment attraction: the mandate", "Supervision of trade and investment negotiations",
        "Innovation support", "Innovation as a tool of export development",
    } <= found  # fmt: skip


def test_every_agency_of_annex_5_is_there(sample) -> None:
    codes = {unit.code for unit in sample("export-support").state("Today (Annex 5)").units.values()}
    assert codes >= {"MEBP", "MINT", "MFA", "KAZNEX", "NATD", "MES", "DAMU", "SK", "SICECI", "PARASAT", "EC",
                     "FIC", "ATAMEKEN", "REGIONS", "SEZ", "ISC", "CTPD"}  # fmt: skip


def test_chamber_replaces_atameken(sample) -> None:
    plan = sample("export-support")
    state = plan.state("Proposed (Annex 5)")
    chamber = plan.unit("Proposed (Annex 5)", "NCE")
    (replaced,) = [row for row in state.successions.values() if row.decision == "convert"]
    assert replaced.targets == ((chamber.id, None),)
    assert "129-V" in str(replaced.legal_basis)
    totals = Totals(plan.plan, plan.plan.find_scenario("Proposed (Annex 5)").id)
    assert totals.of_unit(plan.unit("Proposed (Annex 5)", "NCE-PRES").id, whole=False).established == Total(
        exactly(51)
    )
