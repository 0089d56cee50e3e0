#!/usr/bin/env python3
"""Keeps files by key in a folder or below s3://BUCKET/PREFIX (by boto3, which comes with the SAM CLI).

Exit code 66: there is no such key; 65: the key holds something else (put --once).
"""

import argparse
import io
import os
import pathlib
import re
import sys
import tempfile

NO_SUCH_KEY = 66
OTHER_CONTENT = 65
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


class Folder:
    def __init__(self, root):
        self.root = pathlib.Path(root)

    def get(self, key):
        """The bytes; None when there is no such key."""
        path = self.root / key
        return path.read_bytes() if path.is_file() else None

    def put(self, key, content):
        path = self.root / key
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(content)
        os.replace(part.name, path)

    def keys(self, prefix):
        return sorted(str(path.relative_to(self.root)) for path in (self.root / prefix).glob("*") if path.is_file())


class Bucket:
    def __init__(self, url):
        import boto3  # not needed for a folder
        from botocore.config import Config

        name, _, prefix = url.removeprefix("s3://").partition("/")
        self.name, self.prefix = name, prefix.strip("/") + "/" if prefix.strip("/") else ""
        self.client = boto3.client("s3", config=Config(s3={"addressing_style": "path"}))

    def get(self, key):
        try:
            return self.client.get_object(Bucket=self.name, Key=self.prefix + key)["Body"].read()
        except self.client.exceptions.NoSuchKey:
            return None

    def put(self, key, content):
        # In parts, as S3 recommends from 100 MB on: an artifact has more.
        self.client.upload_fileobj(io.BytesIO(content), self.name, self.prefix + key)

    def keys(self, prefix):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=f"{self.prefix}{prefix}/")
        return sorted(each["Key"].removeprefix(self.prefix) for page in pages for each in page.get("Contents", []))


def store(place):
    return Bucket(place) if place.startswith("s3://") else Folder(place)


def key(text):
    if not KEY.fullmatch(text):
        raise argparse.ArgumentTypeError(f"no key: {text!r}")
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="a folder, or s3://BUCKET/PREFIX")
    commands = parser.add_subparsers(dest="command", required=True)
    put = commands.add_parser("put", help="keep FILE under KEY")
    put.add_argument("--once", action="store_true", help="refuse when the key holds something else")
    put.add_argument("file", type=pathlib.Path)
    put.add_argument("key", type=key)
    get = commands.add_parser("get", help="write what is kept under KEY to FILE")
    get.add_argument("key", type=key)
    get.add_argument("file", type=pathlib.Path)
    asked = parser.parse_args()
    place = store(asked.store)
    held = place.get(asked.key)
    if asked.command == "get":
        if held is None:
            print(f"store.py: there is no {asked.key}", file=sys.stderr)
            return NO_SUCH_KEY
        asked.file.write_bytes(held)
        return 0
    content = asked.file.read_bytes()
    if asked.once and held is not None:
        if held != content:
            print(f"store.py: {asked.key} holds something else", file=sys.stderr)
            return OTHER_CONTENT
        return 0
    place.put(asked.key, content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
