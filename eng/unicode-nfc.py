#!/usr/bin/env python3
"""Writes the table of src/Crab.Trainer/Tokenizing/UnicodeNfc.txt from Python's own Unicode data: unicode-nfc.py > UnicodeNfc.txt"""
import unicodedata

print(f"# Canonical decompositions and combining classes of Unicode {unicodedata.unidata_version}, made by eng/unicode-nfc.py.")
print("# 'c CLASS FIRST LAST': combining class of a range. 'd CODE A [B]': decomposition. 'x CODE A B': the same, but A B is never composed.")
first = None
for code in range(0x110001):
    combining = unicodedata.combining(chr(code)) if code < 0x110000 else 0
    if first is not None and combining != first[1]:
        print(f"c {first[1]} {first[0]:X} {code - 1:X}")
        first = None
    if combining and first is None:
        first = (code, combining)
for code in range(0x110000):
    parts = unicodedata.decomposition(chr(code)).split()
    if not parts or parts[0].startswith("<"):
        continue
    excluded = len(parts) == 2 and unicodedata.normalize("NFC", chr(code)) != chr(code)
    print(f"{'x' if excluded else 'd'} {code:X} {' '.join(part.lstrip('0') for part in parts)}")
