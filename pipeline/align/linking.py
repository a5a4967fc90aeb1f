"""Pairs of claims with the probability that both answer one question, looked for and scored only where it may have
changed: where a claim is new or gone, or where what a claim holds became rarer or commoner.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.align.bearers import Bearers
from pipeline.align.blocking import as_pairs, best_partners
from pipeline.align.features import PairFeatures
from pipeline.align.joining import AllClaims
from pipeline.align.key_index import KeyIndex
from pipeline.align.rarity import Rarity
from pipeline.align.rows import Floats, Numbers
from pipeline.align.scoring import FAINT, Alone, Links, Standings, score_alone, score_among
from pipeline.align.subjects import of_one_subject
from pipeline.packs.relatedness import Relatedness
from pipeline.packs.weights import LinkWeights
from pipeline.recall.prints import Prints, mixed, summed_by
from pipeline.recall.shelves import Columns, Later, Recall

PARTNERS, ALONE, AMONG = "partners", "scores alone", "scores among others"


def link_claims(
    claims: AllClaims, index: KeyIndex, relatedness: Relatedness, weights: LinkWeights, recall: Recall
) -> Links:
    """The pairs worth comparing, across and within sources, sorted, with their scores."""
    table = claims.table

    def make(new: Numbers) -> Columns:
        partners = best_partners(index, new, table.sources)
        return {"claims": partners.of(of_one_subject(table, new[partners.owners], partners.values))}

    found = recall.shelf(PARTNERS).once(
        Later(len(table), lambda: index.partner_prints(claims.prints)), make, moved={"claims": claims.moved}
    )
    left, right = as_pairs(found["claims"])
    del found
    return _Scorer(claims, relatedness, weights, recall).score(left, right)


@dataclass(frozen=True, slots=True)
class _Scorer:
    claims: AllClaims
    relatedness: Relatedness
    weights: LinkWeights
    recall: Recall

    def score(self, left: Numbers, right: Numbers) -> Links:
        """Pairs scored on their own, then among the others."""
        return Links(left, right, self._among(left, right, self._alone(left, right)))

    def _alone(self, left: Numbers, right: Numbers) -> Alone:
        table = self.claims.table
        rarity = Rarity(table, Bearers(table, self.recall, self.claims.moved))
        shared = rarity.bearers.remember(self.claims.prints, left, right)

        def make(new: Numbers) -> Columns:
            features = PairFeatures(table, rarity, self.relatedness)
            alone = score_alone(left[new], right[new], features, self.weights, shared.of(new))
            return {"scores": alone.scores, "sums": alone.sums, "meaning": alone.meaning}

        def prints() -> Prints:
            return rarity.pair_prints(rarity.prints(table, self.claims.prints), left, right, shared)

        found = self.recall.shelf(ALONE).once(Later(len(left), prints), make)
        return Alone(found["scores"], found["sums"], found["meaning"])

    def _among(self, left: Numbers, right: Numbers, alone: Alone) -> Floats:
        """A pair's standing depends on all pairs of its two claims."""
        claims, sources = self.claims.prints, self.claims.table.sources
        likely = np.flatnonzero(alone.scores >= FAINT)

        def make(new: Numbers) -> Columns:
            asked = np.zeros(len(claims), dtype=bool)
            asked[left[likely[new]]] = asked[right[likely[new]]] = True
            beside = np.flatnonzero(asked[left] | asked[right])
            standings = Standings(left[beside], right[beside], alone.of(beside), sources)
            places = np.searchsorted(beside, likely[new])
            return {"score": score_among(places, standings, alone.sums[beside], self.weights)}

        def prints() -> Prints:
            standing = np.zeros(len(claims), dtype=np.uint64)
            for own, other in ((left, right), (right, left)):
                standing += summed_by(own, mixed(claims[other], alone.scores, alone.meaning), len(claims))
            ends = [mixed(claims, standing)[side[likely]] for side in (left, right)]
            return mixed(*ends, alone.scores[likely], alone.sums[likely])

        scores = alone.scores.copy()
        scores[likely] = self.recall.shelf(AMONG).once(Later(len(likely), prints), make)["score"]
        return scores
