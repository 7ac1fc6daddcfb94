"""Lists of many shapes, made here: as text, one line a row, cells parted by a semicolon."""

from __future__ import annotations

from collections.abc import Mapping

from orgplanner.importers.lists.proposing import Proposal, propose
from orgplanner.importers.reading.book import Book, Sheet

T3 = """
Форма № Т-3
ШТАТНОЕ РАСПИСАНИЕ
;
Структурное подразделение;;Должность, разряд;Количество штатных единиц;Тарифная ставка;Надбавки;;Всего;Заметка
наименование;код;;;;Н1;Н2;;
1;2;3;4;5;6;7;8;9
Руководство;01;Председатель;1;500000;;;500000;
;;Заместитель председателя;2;400000;;;800000;
Отдел кадров;02;Начальник отдела;1;300000;;;300000;
;;Главный специалист;3;200000;;;600000;
Итого;;;7;;;;2200000;
Руководитель кадровой службы ____________;;;;;;;;
"""
TITLED = """
№ п/п;Наименование должности;Кол-во шт. ед.;Оклад
Руководство;;;
1;Директор;1;500 000,00
Департамент торговли;;;
Управление анализа;;;
2;Начальник управления;1;300 000,00
3;Эксперт;4,5;200 000,00
Итого по управлению;;5,5;
Управление тарифов;;;
4;Начальник управления;1;300 000,00
Всего;;7,5;
"""
KAZAKH = """
Штат кестесі
Құрылымдық бөлімше;Лауазымның атауы;Санаты;Штат бірлігінің саны;Лауазымдық айлықақы
Сауда департаменті;Директор;C-1;1;400000
;Сарапшы;C-4;6;250000
Талдау басқармасы;Басқарма басшысы;C-3;1;300000
;Бас сарапшы;C-4;3;250000
Барлығы;;;11;
"""
SENIOR = """
;Post Unique Reference;Name;Grade;Job Title;Organisation;Unit;Reports to Senior Post;FTE;Actual Pay Floor (£);Valid?
0;1;Ann Low;SCS4;Permanent Secretary;Department of Trade;Private Office;XX;1.0;165000;1
1;2;N/D;SCS2;Director;Department of Trade;Markets;1;1.0;100000;1
2;3;Ben Hill;SCS1;Deputy Director;Department of Trade;Markets;2;0.6;70000;1
3;3;Cat Mill;SCS1;Deputy Director;Department of Trade;Markets;2;0.6;70000;1
4;4;Eliminated;SCS1;Head of Tariffs;Department of Trade;Markets;2;1.0;0;1
5;5;Vacant ;SCS1;Head of Quotas;Department of Trade;Markets;2;1.0;0;1
"""
JUNIOR = """
;Organisation;Unit;Reporting Senior Post;Grade;Payscale Minimum (£);Generic Job Title;Number of Posts in FTE
0;Department of Trade;Markets;3;Executive Officer;25242;Support Officer;4.5
1;Department of Trade;Markets;5;Grade 7;47445;Economist;2.89
2;Department of Trade;Private Office;1;Grade 7;47445;Adviser;1.0
"""


def listed(text: str, levels: Mapping[int, int] | None = None, name: str = "list.csv", **more: object) -> Book:
    """A text as a book of one sheet."""
    rows = [[cell if cell.strip() else None for cell in line.split(";")] for line in text.strip("\n").split("\n")]
    sheet = Sheet(name, rows, levels=levels or {})  # type: ignore[arg-type]
    return Book(name, "text", (sheet,), **more)  # type: ignore[arg-type]


def fields(proposal: Proposal, table: int = 0) -> dict[str, str]:
    """The fields of a table by heading; by letter where there is none."""
    headings, columns = proposal.recipe.headings[table], proposal.recipe.tables[table].columns
    return {headings[place] or "ABCDEFGHIJ"[place]: field for place, field in columns.items()}


def read(text: str, **more: object) -> Proposal:
    """What is proposed for a text."""
    return propose([listed(text, **more)])  # type: ignore[arg-type]
