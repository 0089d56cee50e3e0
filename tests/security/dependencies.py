#!/usr/bin/env python3
"""Compares the SHA-256 of every library in the bill of materials, target/sbom/serin.cdx.json, with those in dependencies.sha256.

Prints what is new, gone or different, and exits with 1 when something is. With --write it makes the list anew.
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SBOM = ROOT / "target" / "sbom" / "serin.cdx.json"
LIST = pathlib.Path(__file__).with_name("dependencies.sha256")
OWN = "dev.serin"


def built(sbom):
    """SHA-256 by package address, of everything that is not of this project."""
    found = {}
    for component in sbom["components"]:
        if component.get("group") == OWN:
            continue
        hashes = {each["alg"]: each["content"] for each in component.get("hashes", [])}
        # A library without a hash has not been verified, and must not look as if it were.
        found[component["purl"]] = hashes.get("SHA-256", "no-hash")
    return found


def listed(text):
    return {address: digest for digest, address in (line.split("  ", 1) for line in text.splitlines() if line)}


def differences(found, expected):
    for address in sorted(found.keys() | expected.keys()):
        if found.get(address) == "no-hash":
            yield f"has no hash: {address}"
        elif address not in expected:
            yield f"is not listed: {address}"
        elif address not in found:
            yield f"is not built in any more: {address}"
        elif found[address] != expected[address]:
            yield f"has another hash, {found[address]}: {address}"


def main():
    found = built(json.loads(SBOM.read_text()))
    if sys.argv[1:] == ["--write"]:
        LIST.write_text("".join(f"{digest}  {address}\n" for address, digest in sorted(found.items())))
        return 0
    told = list(differences(found, listed(LIST.read_text())))
    for line in told:
        print(line)
    print(f"{len(found)} libraries, {len(told)} differ from {LIST.name}")
    return 1 if told or not found else 0


if __name__ == "__main__":
    sys.exit(main())
