"""The language model's vectors of words in their surroundings, by the same sums in fewer steps; not a bit differs.

What the model makes of a word by itself is remembered, which spares a third of the work. The layers that then look at
the words around it are gone through in place, and the three pieces of each are held against each other whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

NAME = "quick_vectors"
MOST = 50_000  # words remembered: some 20 MB
TINY = 1e-08  # keeps the model from dividing by nothing
Floats = NDArray[Any]  # of 32 bits


@dataclass(frozen=True)
class Layer:
    """One layer of the model: weights (pieces times width, inputs), bias, and the scale and shift of its result."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass
class QuickVectors:
    """The parts of a model's tok2vec, and what it made so far of each word by itself."""

    ops: Any
    columns: Sequence[str]
    embed: Sequence[Any]
    layers: Sequence[Layer]
    width: int
    known: dict[bytes, Floats] = field(default_factory=dict)

    @classmethod
    def of(cls, model: Any) -> "QuickVectors":
        """Return the parts of a tok2vec of hashed embeddings and residual layers that see one word to each side."""
        embed, encode = model.layers
        extract, _, hashed, mixed, _ = embed.layers
        layers = [_layer(residual.layers[0]) for residual in encode.layers[0].layers]
        steps = [hashed.layers[0], mixed.layers[0]]
        return cls(model.ops, extract.attrs["columns"], steps, layers, model.get_dim("nO"))

    def __call__(self, doc: Doc) -> Doc:
        """Give a text the vectors of its words."""
        self._set([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """Give texts the vectors of their words, so many texts at a time."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            self._set(batch)
            yield from batch

    def _set(self, docs: Sequence[Doc]) -> None:
        """Set the tensors of texts; as many empty rows part them as there are layers, so that none sees another."""
        gap, at, ends = len(self.layers), 0, []
        for doc in docs:
            at += gap + len(doc)
            ends.append(at)
        rows: Floats = np.zeros((at + gap, self.width), dtype=np.float32)
        for doc, end in zip(docs, ends, strict=True):
            self._alone(doc, rows[end - len(doc) : end])
        self._around(rows)
        for doc, end in zip(docs, ends, strict=True):
            doc.tensor = rows[end - len(doc) : end].copy()

    def _alone(self, doc: Doc, rows: Floats) -> None:
        """Fill in what the model makes of each word by itself."""
        told = doc.to_array(list(self.columns))
        kinds = [row.tobytes() for row in told]
        new = {kind: number for number, kind in enumerate(kinds) if kind not in self.known}
        if new:
            made: Floats = told[list(new.values())]
            for step in self.embed:
                made = step.predict(made)
            self.known |= zip(new, made, strict=True)
        for number, kind in enumerate(kinds):
            rows[number] = self.known[kind]
        if len(self.known) > MOST:
            self.known.clear()

    def _around(self, rows: Floats) -> None:
        """Add to each row what the layers make of it and its neighbours."""
        seen: Floats = np.zeros((len(rows), 3 * self.width), dtype=np.float32)
        for layer in self.layers:
            seen[1:, : self.width] = rows[:-1]
            seen[:, self.width : -self.width] = rows
            seen[:-1, -self.width :] = rows[1:]
            pieces = self.ops.gemm(seen, layer.weights, trans2=True)
            pieces += layer.bias
            best = reduce(np.maximum, np.split(pieces, len(layer.bias) // self.width, axis=1))
            rows += _normal(best, layer)


def _normal(made: Floats, layer: Layer) -> Floats:
    """Return rows of mean 0 and variance 1, scaled and shifted."""
    made = (made - made.mean(axis=1, keepdims=True)) * (made.var(axis=1, keepdims=True) + TINY) ** (-1.0 / 2.0)
    return made * layer.scale + layer.shift


def _layer(chain: Any) -> Layer:
    """Return a residual layer with its pieces one behind the other, where the model has them side by side."""
    maxout, norm = chain.layers[1].layers[0].layers
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, inputs = weights.shape
    return Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs)),
        np.ascontiguousarray(bias.reshape(width, pieces).T.reshape(-1)),
        norm.get_param("G"),
        norm.get_param("b"),
    )


@Language.factory(NAME)
def _quick_vectors(nlp: Language, name: str) -> QuickVectors:
    return QuickVectors.of(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
