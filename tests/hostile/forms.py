"""Forms that are large once read, lead elsewhere, or hold something else than they say."""

import base64
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

MEBI = 1024 * 1024
Make = Callable[[], bytes]


def form(content: str, head: str = "") -> bytes:
    return f"{head}<Person><XingMing>张三</XingMing><XingBie>男</XingBie><ChuShengNianYue>197208</ChuShengNianYue>{content}</Person>".encode()


def photo(content: bytes) -> bytes:
    return form(f"<ZhaoPian>{base64.b64encode(content).decode()}</ZhaoPian>")


def png(width: int, height: int) -> bytes:
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(MEBI))
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))
        for name, content in chunks
    )


def bundle(entries: dict[str, bytes], count: int = 1) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            for number in range(count):
                archive.writestr(f"{number}{name}", content)
    return target.getvalue()


def lrm(places: int, content: str = "") -> bytes:
    return ('"' + '","'.join([content] * places) + '"').encode("gb18030")


# In each a sentence must name what is wrong; "remark:" is said of a form that is read all the same.
FILES: dict[str, tuple[Make, str]] = {
    "entity": (partial(form, "&a;", '<!DOCTYPE p [<!ENTITY a "b">]>'), "form_declaration"),
    "entity of a file": (
        partial(form, "&a;", '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "form_declaration",
    ),
    "entities within entities": (
        partial(form, "&c;", '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'),
        "form_declaration",
    ),
    "entity in another encoding": (
        lambda: form("&a;", '<!DOCTYPE p [<!ENTITY a "b">]>').decode().encode("utf-16"),
        "form_declaration",
    ),
    "type of a document in small letters": (
        partial(form, "", '<!doctype p SYSTEM "http://127.0.0.1/x">'),
        "form_declaration",
    ),
    "style sheet": (partial(form, "", '<?xml-stylesheet href="http://127.0.0.1/x.xsl"?>'), "form_declaration"),
    "inclusion of a file": (
        partial(form, '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'),
        "remark:form_unknown",
    ),
    "entity that is not declared": (partial(form, "<JianLi>&xxe;</JianLi>"), "remark:form_mended"),
    "1,000,000 elements": (partial(form, "<a/>" * 1_000_000), "form_elements"),
    "900 elements within each other": (partial(form, "<a>" * 900 + "</a>" * 900), "form_elements"),
    "12 levels": (partial(form, "<a>" * 11 + "</a>" * 11), "remark:form_unknown"),
    "1,000,000 attributes": (
        lambda: form("<a " + " ".join(f'b{number}=""' for number in range(700_000)) + "/>"),
        "form_elements",
    ),
    "1,000,000 signs of an element that are none": (
        partial(form, f"<JianLi>{'<' * 1_000_000}</JianLi>"),
        "form_elements",
    ),
    "4,000,000 references that are none": (partial(form, f"<JianLi>{'&' * 4_000_000}</JianLi>"), "form_elements"),
    "20,000 references that are none": (partial(form, f"<JianLi>{'&' * 20_000}</JianLi>"), "remark:form_mended"),
    "name of 4,000,000 letters": (partial(form, f"<{'a' * 4_000_000}/>"), "form_elements"),
    "text of 2,000,000 letters": (partial(form, f"<JianLi>{'长' * 2_000_000}</JianLi>"), "form_text"),
    "9,000,000 bytes": (partial(form, "a" * 9_000_000), "form_too_large"),
    "1,000 relatives": (partial(form, f"<JiaTingChengYuan>{'<Item/>' * 1_000}</JiaTingChengYuan>"), "form_elements"),
    "characters that XML cannot hold": (partial(form, "<JianLi>\x01\x00</JianLi>"), "remark:form_mended"),
    "undecodable bytes": (lambda: form("<JianLi>") + b"\xff\xfe\xff", "form_unknown_encoding"),
    "encoding that nobody knows": (partial(form, "", '<?xml version="1.0" encoding="UTF-7"?>'), "accepted"),
    "page of the web": (lambda: b"<html><script>alert(1)</script></html>", "form_root"),
    "photo of 60,000 by 60,000 pixels": (lambda: photo(png(60_000, 60_000)), "remark:photo_too_large"),
    "photo that is a program": (lambda: photo(b"MZ" + bytes(1_000)), "remark:photo_unreadable"),
    "photo that is a page": (lambda: photo(b"<svg onload='alert(1)'/>"), "remark:photo_unreadable"),
    "photo with a program behind it": (lambda: photo(png(4, 5) + b"PK\x03\x04" + bytes(1_000)), "remark:photo_trimmed"),
    "photo of 6,000,000 bytes": (lambda: photo(b"\xff\xd8" + bytes(6_000_000)), "remark:photo_too_large"),
    "photo that is no base64": (partial(form, "<ZhaoPian>!!!</ZhaoPian>"), "remark:photo_unreadable"),
    "résumé that searches long": (partial(form, f"<JianLi>{'1990.01--' * 2_000}</JianLi>"), "accepted"),
    "party that searches long": (partial(form, f"<RuDangShiJian>{'2001' * 4_000}</RuDangShiJian>"), "remark:form_long"),
    "assessments that search long": (
        partial(form, f"<NianDuKaoHeJieGuo>{'2001年、' * 3_000}</NianDuKaoHeJieGuo>"),
        "remark:form_long",
    ),
    "name of many brackets": (partial(form, f"<JianLi>1990.01--  （其间{'（' * 9_000}</JianLi>"), "accepted"),
    "old file of 32 places": (partial(lrm, 32), "lrm_fields"),
    "old file of 1,000,000 places": (partial(lrm, 1_000_000), "lrm_fields"),
    "old file of 9,000,000 bytes": (partial(lrm, 33, "a" * 300_000), "form_too_large"),
    "picture alone": (lambda: b"\xff\xd8\xff\xe0", "form_kind"),
    "bundle in a bundle": (lambda: bundle({"a.lrmx": bundle({"b.lrmx": form("")})}), "bundle_entry"),
    "bundle that leads elsewhere": (lambda: bundle({"/../../a.lrmx": form("")}), "bundle_entry"),
    "bundle of 5,000 forms": (lambda: bundle({".lrmx": form("")}, 5_000), "bundle_entries"),
    "bundle that swells": (lambda: bundle({".lrmx": bytes(9 * MEBI)}), "bundle_too_large"),
    "bundle with a broken form": (lambda: bundle({"a.lrmx": b"<Person>"}), "file:form_broken"),
}
