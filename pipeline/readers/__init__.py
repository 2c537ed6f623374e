"""One reader per file format: a file becomes raw articles, nothing interpreted; what cannot be read becomes rejects."""

from pipeline.readers.folder import read_folder
from pipeline.readers.records import RawArticle, RawFile, SidecarRow

__all__ = ["RawArticle", "RawFile", "SidecarRow", "read_folder"]
