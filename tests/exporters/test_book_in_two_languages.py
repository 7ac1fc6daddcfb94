"""Books in two languages: titles of pages, contents and index say names in both."""

from orgplanner.drawing.picture import Text
from orgplanner.exporters import ExportOptions, lay_out
from tests.drawing.plans import S, ministry


def words_on(page):
    return [shape.text for part in page.parts for shape in part.picture.shapes() if isinstance(shape, Text)]


def test_titles_contents_and_index_stand_in_both_languages():
    options = ExportOptions(form="book", paper="A4", break_by="unit", languages=("en", "ru"))
    pages = [words_on(page) for page in lay_out(ministry(), S, options).pages]
    assert {"Contents", "Содержание", "Ministry of Trade / Министерство торговли"} <= set(pages[0])
    assert {"Index", "Указатель", "Access / Доступ"} <= set(pages[-1])
    [branch] = [page for page in pages[1:-1] if page[:2] == ["Access", "Ministry of Trade · Current"]]
    assert {"Доступ", "Министерство торговли · Сейчас"} <= set(branch)


def test_a_book_in_one_language_says_names_once():
    pages = [words_on(page) for page in lay_out(ministry(), S, ExportOptions(form="book", paper="A4")).pages]
    assert not any("Доступ" in words or " / " in words for page in pages for words in page)
