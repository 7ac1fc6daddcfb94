"""Names in messages are said in the language of the reader, also after a journal was read again."""

from orgplanner import edits
from orgplanner.edits.wording import quoted, worded
from orgplanner.model import Plan, names
from orgplanner.storage.journal import message_value, read_message
from orgplanner.text import render, say

NAME = names(en="Tariff", ru="Тариф")


def test_a_name_is_said_in_the_language_of_the_message() -> None:
    plan = Plan("plan")
    message = say("Close “{name}”", name=worded(plan, NAME))
    assert [render(message, language) for language in ("en", "ru", "kk")] == [
        "Close “Tariff”", "Упразднить «Тариф»", "Тарату: «Tariff»",
    ]  # fmt: skip
    assert render(read_message(message_value(message)), "ru") == "Упразднить «Тариф»"
    assert f"{worded(plan, NAME)}" == "Tariff"


def test_several_names_are_quoted_as_the_language_does() -> None:
    plan = Plan("plan")
    message = say("Close: {names}", names=quoted([worded(plan, NAME), "WTO"]))
    assert render(message) == "Close: “Tariff”, “WTO”"
    assert render(read_message(message_value(message)), "ru").endswith("«Тариф», «WTO»")


def test_a_step_is_called_in_the_language_of_the_window() -> None:
    plan = edits.new_plan()
    [scenario] = plan.scenarios
    plan.apply(edits.add_unit(plan, scenario, name=NAME, id="tariff"))
    assert render(edits.close_many(plan, scenario, ["tariff"]).label, "ru") == "Упразднить «Тариф»"
