#!/usr/bin/env python3
"""Looks for secrets in every file of the repository by detect-secrets, and plants one to see that it would be found.

What may stay is in secrets.json, by hash. Exits with 1 when something else is found. With --write it makes that list anew.
"""

import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

from detect_secrets import SecretsCollection
from detect_secrets.settings import transient_settings

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = pathlib.Path(__file__).with_name("secrets.json")
# Those that know a secret by its form. Names of variables and randomness alone make a list that nobody reads.
PLUGINS = (
    "ArtifactoryDetector", "AWSKeyDetector", "AzureStorageKeyDetector", "BasicAuthDetector", "GitHubTokenDetector",
    "GitLabTokenDetector", "JwtTokenDetector", "MailchimpDetector", "NpmDetector", "OpenAIDetector", "PrivateKeyDetector",
    "PypiTokenDetector", "SendGridDetector", "SlackDetector", "SquareOAuthDetector", "StripeDetector", "TelegramBotTokenDetector",
    "TwilioKeyDetector",
)  # fmt: skip
SETTINGS = {"plugins_used": [{"name": name} for name in PLUGINS]}


def scan_one(file):
    with transient_settings(SETTINGS):
        secrets = SecretsCollection(root=str(ROOT))
        secrets.scan_file(str(file))
        return {(name, each.type, each.secret_hash) for name, each in secrets}


def scan(files):
    """(file, kind, hash of the secret) of everything that looks like one."""
    with concurrent.futures.ProcessPoolExecutor() as processes:
        return set().union(*processes.map(scan_one, files, chunksize=20))


def tracked():
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return [name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def planted():
    """Whether a key that is put into a file is found."""
    with tempfile.TemporaryDirectory(dir=ROOT / "target") as folder:
        file = pathlib.Path(folder) / "planted.txt"
        # In two parts, so that this file is clean.
        file.write_text("aws_access_key_id = AKIA" + "QWERTYUIOPASDFGH\n")
        return bool(scan_one(file.relative_to(ROOT)))


def main():
    (ROOT / "target").mkdir(exist_ok=True)
    found = scan(tracked())
    if sys.argv[1:] == ["--write"]:
        LIST.write_text(json.dumps(sorted(found), indent=1) + "\n")
        return 0
    if not planted():
        print("a planted key is not found, so this proves nothing")
        return 1
    accepted = {tuple(each) for each in json.loads(LIST.read_text())}
    told = sorted(found - accepted)
    for name, kind, digest in told:
        print(f"{name}: {kind}, {digest}")
    for name, kind, digest in sorted(accepted - found):
        print(f"{LIST.name} lists what is not there any more: {name}: {kind}, {digest}")
    print(f"{len(found)} known, {len(told)} new")
    return 1 if told or accepted - found else 0


if __name__ == "__main__":
    sys.exit(main())
