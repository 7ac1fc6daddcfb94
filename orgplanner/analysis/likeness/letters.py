"""Writing words of several alphabets in one way, so that the same word is the same text."""

import re
import unicodedata

LOOKALIKES = str.maketrans("AaBCcEeHIiKMOoPpTXxYy", "АаВСсЕеНІіКМОоРрТХхУу")
"""Latin letters that are typed for Cyrillic ones of the same look."""
KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
"""Letters of the Kazakh alphabet to their Russian neighbours."""
RUSSIAN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-’'‐‑][^\W_]+)*")
_JOINT = re.compile(r"[-’'‐‑]")
_ENDING = re.compile(r"(?<=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2})[-’‐‑][а-яёәғқңөұүһі]{1,6}$")
"""Of an abbreviation that is declined, as in “ДСҰ-ға”."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def words_of(text: str) -> list[str]:
    """The words of a text without punctuation; “non-tariff” is one word.

    Latin letters of the same look are Cyrillic ones in a word that has any, and in a word of nothing but such
    beside others that have.
    """
    words = [_ENDING.sub("", word) for word in _WORD.findall(unicodedata.normalize("NFKC", text))]
    if not _CYRILLIC.search(text):
        return words
    return [word.translate(LOOKALIKES) if _is_meant(word) else word for word in words]


def _is_meant(word: str) -> bool:
    return bool(_CYRILLIC.search(word)) or all(ord(letter) in LOOKALIKES for letter in word)


def plain(word: str) -> str:
    """A word without capitals, hyphens and accents that do not matter; Kazakh letters as in Russian."""
    return _JOINT.sub("", word).casefold().replace("ё", "е").translate(KAZAKH)


def latin(word: str) -> str:
    """A plain word in Latin letters."""
    return word.translate(RUSSIAN)
