"""Prose: made-up English, always the same for the same seed, in sentences as long as those of the real content."""

from __future__ import annotations

import random
from collections.abc import Sequence

# Words of everyday things and doings: nothing that a rule about the wording of scripts may ever object to.
_VOCABULARY = (
    "account address afternoon agree angle answer appointment ask balance begin bill book box bring build button call "
    "carry catch change channel check choice claim clear close colleague confirm corner counter course cover customer "
    "date day deal decide delay deliver desk detail door draft early easy end evening explain fair family feel field "
    "file find finish first fit follow form frame friend front garden give glass go green ground hand hear heavy help "
    "hold home hope hour house invoice item join journey keep key kind kitchen late lead learn leave letter light line "
    "list little lock long look lost mail make map market match matter measure meet mention mind minute missing moment "
    "money month morning move name near need new next note notice number offer office open order own page paper parcel "
    "part partner party pass pay phone picture piece place plain plan point post price promise question quiet "
    "quote reach read ready reason record refund repair reply report rest return ring road room round rule safe sample "
    "say season second see seller send sentence service set share shelf shop short show side sign silence size slow "
    "small sound space speak stand start step stock stop store story street strong table take talk team tell term test "
    "thing thought ticket time today tone touch town train trip turn under update use van visit voice wait walk want "
    "warm watch water way week weight word work world write year"
)
_SMALL_WORDS = "a the to of and in it is that for with on at by from this before after near over along about around"
_WORDS, _SMALL = _VOCABULARY.split(), _SMALL_WORDS.split()
_SENTENCE_WORDS = (4, 6, 7, 8, 9, 10, 12, 14, 18)


class Prose:
    """A source of words. What it gives depends on the seed, and on what was asked of it before."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def words(self, number: int) -> str:
        """Words in a row; every second one is small, as in English."""
        return " ".join(self.random.choice(_SMALL if index % 2 else _WORDS) for index in range(number))

    def sentence(self) -> str:
        """A sentence with its capital and its full stop."""
        return self.title(self.random.choice(_SENTENCE_WORDS)) + "."

    def title(self, number: int = 5) -> str:
        """Words that begin with a capital, without a full stop."""
        words = self.words(number)
        return words[0].upper() + words[1:]

    def text(self, sentences: int, ends: Sequence[str] = ()) -> str:
        """Sentences of one paragraph. Each of `ends`, such as a citation, stands at the end of one of them."""
        written = [self.sentence() for _ in range(max(sentences, len(ends)))]
        for index, end in enumerate(ends):
            written[index] += f" {end}"
        return " ".join(written)

    def keywords(self, number: int = 7) -> list[str]:
        """Words to search for. Some are two words, so that a larger base has more of them, as a real one does."""
        return [" ".join(self.random.choices(_WORDS, k=self.random.choice((1, 1, 1, 2)))) for _ in range(number)]
