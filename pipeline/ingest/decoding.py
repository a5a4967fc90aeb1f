"""Bytes to text: byte order mark, strict UTF-8, the declared encoding, then a guess that is reported."""

from __future__ import annotations

import codecs
import re

from pipeline.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONGEST_SOURCE = 12_000_000
LONGEST_TEXT = 2_000_000
_SAMPLE = 200_000
_BINARY_SHARE = 0.02
_ASCII = 0x80
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"""^\s{0,20}<\?xml[^<>]{0,100}encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_:.-]{2,40})""")


def decode(data: bytes, *, path: str, markup: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text of a file and what had to be guessed about it.

    A UTF-8 byte order mark stays in the text as U+FEFF, so that offsets are those of the stored file. With
    `markup`, the encoding that an HTML or XML head declares is believed before guessing. Raises ReadError for
    an empty file and for one that is not text.
    """
    if not data.strip():
        raise ReadError("the file is empty", at=path, remedy="remove it, or save the article again")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"), path), ()
    if _is_binary(data):
        raise ReadError(
            "the file is not text", at=path, remedy="give it the ending of its format (.pdf, .docx), or remove it"
        )
    try:
        return _checked(data.decode("utf-8"), path), ()
    except UnicodeDecodeError:
        return _decode_legacy(data, path, markup=markup)


def _decode_legacy(data: bytes, path: str, *, markup: bool) -> tuple[str, tuple[str, ...]]:
    declared = _declared_encoding(data) if markup else None
    if declared and declared != "utf-8":
        return _checked(data.decode(declared, errors="replace"), path), ()
    guessed = _guess_encoding(data)
    text = _checked(data.decode(guessed, errors="replace"), path)
    return text, (f"{path}: not UTF-8; read as {guessed}, which is a guess: save the file as UTF-8",)


def _declared_encoding(data: bytes) -> str | None:
    found = _XML_DECLARED.search(data[:200]) or _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii").lower()
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(name, name)
    try:
        return codecs.lookup(name).name if codecs.lookup(name)._is_text_encoding else None  # noqa: SLF001
    except LookupError:
        return None


def _guess_encoding(data: bytes) -> str:
    """A file that is UTF-8 but for a few bytes stays UTF-8. English text in an old encoding is Windows-1252 nearly
    always; where too many letters are foreign, charset-normalizer decides.
    """
    sample = data[:_SAMPLE]
    if sample.decode("utf-8", errors="replace").count("\ufffd") * 200 < len(sample) and _has_utf8(data):
        return "utf-8"
    foreign = sum(byte >= _ASCII for byte in sample)
    undefined = sum(sample.count(byte) for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))
    if foreign * 10 < len(sample) and not undefined:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _has_utf8(data: bytes) -> bool:
    """Whether multi-byte UTF-8 sequences occur at all."""
    return bool(re.search(rb"[\xc3-\xef][\x80-\xbf]", data[:_SAMPLE]))


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    return controls > len(sample) * _BINARY_SHARE or data.startswith(
        (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")
    )


def _checked(text: str, path: str) -> str:
    if len(text) > LONGEST_SOURCE:
        raise ReadError("the file is far longer than an article", at=path, remedy="cut the article out of it")
    if not any(character.isalpha() for character in text[:_SAMPLE]) and not any(map(str.isalpha, text)):
        raise ReadError("the file holds no words", at=path, remedy="remove it, or save the article again")
    return text
