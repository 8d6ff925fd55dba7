"""Editions: the site in one language. Words of the interface, and curated text in that language or the nearest.

A language more: an entry in `LANGUAGES` and a folder of catalogues in locale/.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from timeline.records.curated import Language, Text

# What OpenCC leaves, or does otherwise than Taiwan writes: quotation marks, and 發布, 宣布, 公布.
_TAIWAN = str.maketrans("“”‘’佈", "「」『』布")
LOCALE = Path(__file__).with_name("locale")


@dataclass(frozen=True, slots=True)
class Locale:
    """What is peculiar to a language: its own name, its CLDR locale, and where its readers look next."""

    name: str
    cldr: str
    fallback: tuple[Language, ...]


LANGUAGES: dict[Language, Locale] = {
    "en": Locale("English", "en_GB", ("zh-Hans", "zh-Hant")),
    "zh-Hans": Locale("简体中文", "zh_Hans", ("zh-Hant", "en")),
    "zh-Hant": Locale("繁體中文", "zh_Hant", ("zh-Hans", "en")),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the language it is really in."""

    text: str
    lang: Language

    def __str__(self) -> str:
        return self.text


@lru_cache
def _converter(scheme: str) -> object:
    import opencc  # 230 ms

    return opencc.OpenCC(scheme)


@lru_cache(65536)
def to_traditional(text: str) -> str:
    """Return simplified Chinese in traditional characters and quotation marks: signs only, never other words.

    >>> to_traditional("“上海五国”发布声明")
    '「上海五國」發布聲明'
    """
    return str(_converter("s2tw").convert(text)).translate(_TAIWAN)  # type: ignore[attr-defined]


@lru_cache(65536)
def to_simplified(text: str) -> str:
    """Return traditional Chinese in simplified characters."""
    return str(_converter("t2s").convert(text))  # type: ignore[attr-defined]


def in_language(text: Text, lang: Language) -> str | None:
    """Return the text in just this language, or None; zh-Hant is made from zh where the editor gives none."""
    if lang == "en":
        return text.en
    if lang == "zh-Hans":
        return text.zh
    return text.zh_hant or (to_traditional(text.zh) if text.zh else None)


def choose(text: Text | None, lang: Language) -> Words | None:
    """Return the text in the language, else in the nearest language that has it, else None."""
    for candidate in (lang, *LANGUAGES[lang].fallback) if text else ():
        if found := in_language(text, candidate):  # type: ignore[arg-type]
            return Words(found, candidate)
    return None


@lru_cache
def catalogue(lang: Language) -> dict[str, str]:
    """Return the interface's words: {English: translation}; {} for English.

    zh-Hant is zh-Hans in traditional characters, but for what its own catalogue words differently.
    """
    if lang == "en":
        return {}
    if lang == "zh-Hant":
        derived = {msgid: to_traditional(text) for msgid, text in catalogue("zh-Hans").items()}
        return derived | _read("zh_Hant")
    return _read("zh_Hans")


def _read(name: str) -> dict[str, str]:
    """Read every catalogue in the language's folder of locale/: each kind of page may have its own."""
    from babel.messages.pofile import read_po

    found: dict[str, str] = {}
    for path in sorted((LOCALE / name).glob("*.po")):
        with path.open("rb") as file:
            found |= {
                str(message.id): str(message.string) for message in read_po(file) if message.id and message.string
            }
    return found


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language."""

    lang: Language

    def translate(self, message: str, **values: object) -> str:
        """Return a message of the interface in this language, its {names} filled in."""
        found = catalogue(self.lang).get(message, message)
        return found.format(**values) if values else found

    def count(self, one: str, many: str, number: int) -> str:
        """Return the message for a number of things; `{n}` in it is the number."""
        return self.translate(one if number == 1 else many, n=number)

    def words(self, text: Text | None) -> Words | None:
        """Return curated text in this language or the nearest."""
        return choose(text, self.lang)

    def plain(self, text: Text | None) -> str:
        """Return curated text without saying which language it is in; "" if there is none."""
        return str(self.words(text) or "")

    def list(self, names: list[str]) -> str:
        """Return names as one list: "A, B and C", "A、B和C"."""
        from babel.lists import format_list

        return str(format_list(names, locale=LANGUAGES[self.lang].cldr)) if names else ""

    def separator(self) -> str:
        """Return what stands between the things of a list: ", " in English, "、" in Chinese."""
        from babel import Locale

        return str(Locale.parse(LANGUAGES[self.lang].cldr).list_patterns["standard"]["middle"]).format("", "")
