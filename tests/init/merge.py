"""Merges what `./serin init` prints into templates of other people, and lints, translates and keeps the outcome.

Usage, from the project's root, with the jars built: python tests/init/merge.py [--check]

Writes NAME.processed.json beside each NAME.json and NAME.yaml: what the acceptance tests deploy. --check writes nothing and fails
when one is not what this would write.
"""

import argparse
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target" / "init"
sys.path.insert(0, str(ROOT / "tests" / "stack"))


def merge(into, fragment):
    """Section by section, property by property, as a person would."""
    for key, value in fragment.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        elif key in into and into[key] != value:
            raise SystemExit(f"{key} is there already, with another value")
        else:
            into[key] = value
    return into


def merged(template: pathlib.Path) -> pathlib.Path:
    from samtranslator.yaml_helper import yaml_parse

    fragment = subprocess.run(["./serin", "init", "--template", template], cwd=ROOT, check=True, capture_output=True, text=True)
    whole = merge(yaml_parse(template.read_text()), yaml_parse(fragment.stdout))
    for resource in whole["Resources"].values():
        # "…or change CodeUri", as the fragment says.
        if resource.get("Properties", {}).get("CodeUri") == "canary-lambda.jar":
            resource["Properties"]["CodeUri"] = "functions/canary/target/canary-lambda.jar"
    WORK.mkdir(parents=True, exist_ok=True)
    target = WORK / f"{template.stem}.json"
    target.write_text(json.dumps(whole, indent=2))
    return target


# The translator's templates are tests of it, not models: what a linter says of them is no matter here.
IGNORED = "W1001,W1030,W2001,W2531,E2531,E2533,W3002,W3005,I3042"


def lint(template: pathlib.Path, ours: bool) -> None:
    subprocess.run(["cfn-lint", *([] if ours else ["--ignore-checks", IGNORED]), "--", template], check=True)
    validate = ["sam", "validate", "--template", template, "--region", "eu-west-1", *(["--lint"] if ours else [])]
    subprocess.run(validate, check=True, stdout=subprocess.DEVNULL)


def processed(template: pathlib.Path) -> str:
    from translate import translate

    return json.dumps(translate(template.read_bytes()), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    check = arguments.parse_args().check
    stale = []
    for template in sorted([*HERE.glob("*.json"), *HERE.glob("*.yaml")]):
        if template.name.endswith(".processed.json"):
            continue
        whole = merged(template)
        lint(whole, ours=template.suffix == ".yaml")
        kept, fresh = HERE / f"{template.stem}.processed.json", processed(whole)
        if not check:
            kept.write_text(fresh)
        elif not kept.exists() or kept.read_text() != fresh:
            stale.append(kept.name)
    if stale:
        print(f"stale: {', '.join(stale)}: run python tests/init/merge.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
