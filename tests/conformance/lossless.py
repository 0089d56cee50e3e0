"""Holds a raw answer against botocore's model of it: every member must be known, of its type, and in what botocore parsed.

botocore skips what its model does not know and fills in nothing that is required, so a wrong answer would parse in silence.
"""

import base64
import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import datetime

ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
JSON_TYPES = {
    "string": lambda value: isinstance(value, str),
    "character": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "long": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "double": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "blob": lambda value: isinstance(value, str) and _is_base64(value),
}
XML_TYPES = {
    "string": lambda text: True,
    "character": lambda text: True,
    "boolean": lambda text: text in ("true", "false"),
    "integer": lambda text: re.fullmatch(r"-?\d+", text),
    "long": lambda text: re.fullmatch(r"-?\d+", text),
    "float": lambda text: _is_float(text),
    "double": lambda text: _is_float(text),
    "timestamp": lambda text: ISO_TIME.fullmatch(text),
    "blob": lambda text: _is_base64(text),
}


def problems(operation, protocol, response, parsed):
    """Every way in which the raw answer and what botocore made of it disagree with the model; empty when none."""
    shape = operation.output_shape
    found = []
    if shape is None:
        return found
    payload = shape.serialization.get("payload")
    if protocol == "query":
        _query(operation, shape, response["body"], parsed, found)
    elif payload is not None and shape.members[payload].type_name in ("blob", "string"):
        pass  # the body is one member as it is, and botocore hands it over unread
    elif protocol == "rest-xml":
        if response["body"]:
            _rest_xml(shape.members[payload] if payload else shape, response["body"], parsed[payload] if payload else parsed, found)
    elif response["body"]:
        raw = json.loads(response["body"])
        if raw:
            _json(shape, raw, parsed, "", protocol, found)
    _required(shape, parsed, "", found)
    return found


def _json(shape, raw, parsed, path, protocol, found):
    kind = shape.type_name
    if raw is None:
        return
    if kind == "structure":
        if getattr(shape, "is_document_type", False):
            return
        if not isinstance(raw, dict):
            found.append(f"{path or 'the answer'} must be an object, is {_short(raw)}")
            return
        names = {member.serialization.get("name", name): name for name, member in shape.members.items()}
        for key, value in raw.items():
            if key == "__type":
                continue
            where = f"{path}.{key}" if path else key
            if key not in names:
                found.append(f"{where} is not in the model")
            elif value is not None and names[key] not in parsed:
                found.append(f"{where} was dropped by the parser")
            elif value is not None:
                _json(shape.members[names[key]], value, parsed[names[key]], where, protocol, found)
    elif kind == "list":
        if not isinstance(raw, list) or len(raw) != len(parsed):
            found.append(f"{path} must be a list, is {_short(raw)}")
            return
        for index, value in enumerate(raw):
            _json(shape.member, value, parsed[index], f"{path}[{index}]", protocol, found)
    elif kind == "map":
        if not isinstance(raw, dict):
            found.append(f"{path} must be a map, is {_short(raw)}")
            return
        for key, value in raw.items():
            _enumerated(shape.key, key, f"{path}.{key}", found)
            _json(shape.value, value, parsed[key], f"{path}.{key}", protocol, found)
    elif kind == "timestamp":
        wanted = shape.serialization.get("timestampFormat", "unixTimestamp")
        good = isinstance(raw, (int, float)) if wanted == "unixTimestamp" else bool(ISO_TIME.fullmatch(str(raw)))
        if not good or not isinstance(parsed, datetime):
            found.append(f"{path} must be a time as {wanted}, is {_short(raw)}")
    elif not JSON_TYPES[kind](raw):
        found.append(f"{path} must be a {kind}, is {_short(raw)}")
    else:
        _enumerated(shape, raw, path, found)


def _query(operation, shape, body, parsed, found):
    root = ElementTree.fromstring(body)
    namespace = operation.service_model.metadata.get("xmlNamespace", "")
    wrapper = shape.serialization.get("resultWrapper")
    if _local(root) != f"{operation.name}Response":
        found.append(f"the root is {_local(root)}, must be {operation.name}Response")
    if namespace and not root.tag.startswith("{" + namespace + "}"):
        found.append(f"the root's namespace must be {namespace}, is {root.tag}")
    names = [_local(child) for child in root]
    if sorted(names) != sorted(name for name in (wrapper, "ResponseMetadata") if name):
        found.append(f"the root holds {names}")
    result = next((child for child in root if _local(child) == wrapper), None)
    if result is not None:
        _xml(shape, result, parsed, "", found)


def _rest_xml(shape, body, parsed, found):
    """The root is the answer itself; members that travel in headers are not in it, lists may be flat."""
    root = ElementTree.fromstring(body)
    if _local(root) == "LocationConstraint":  # S3's one answer that is a bare text: botocore reads it by itself
        return
    flat = {}
    for name, member in shape.members.items():
        if member.type_name == "list" and member.serialization.get("flattened"):
            flat[member.serialization.get("name") or member.member.serialization.get("name") or name] = name
    counts = {}
    for child in root:
        name = flat.get(_local(child))
        if name is None:
            continue
        index = counts.get(name, 0)
        counts[name] = index + 1
        if index >= len(parsed.get(name, [])):
            found.append(f"{_local(child)} was dropped by the parser")
        else:
            _xml(shape.members[name].member, child, parsed[name][index], f"{name}[{index}]", found)
    rest = ElementTree.Element(root.tag)
    rest.extend(child for child in root if _local(child) not in flat)
    _xml(shape, rest, parsed, "", found)


def _xml(shape, element, parsed, path, found):
    kind = shape.type_name
    if kind == "structure":
        names = {}
        for name, member in shape.members.items():
            flat = member.serialization.get("flattened")
            inner = member.member.serialization.get("name") if flat and member.type_name == "list" else None
            names[member.serialization.get("name") or inner or name] = name
        for child in element:
            where = f"{path}.{_local(child)}" if path else _local(child)
            name = names.get(_local(child))
            if name is None:
                found.append(f"{where} is not in the model")
            elif name not in parsed:
                found.append(f"{where} was dropped by the parser")
            else:
                _xml(shape.members[name], child, parsed[name], where, found)
    elif kind == "list":
        inner = shape.member.serialization.get("name", "member")
        if any(_local(child) != inner for child in element) or len(element) != len(parsed):
            found.append(f"{path} must hold {inner} elements, holds {[_local(child) for child in element]}")
            return
        for index, child in enumerate(element):
            _xml(shape.member, child, parsed[index], f"{path}[{index}]", found)
    elif kind == "map":
        for entry in element:
            parts = {_local(part): part for part in entry}
            if _local(entry) != "entry" or set(parts) != {"key", "value"}:
                found.append(f"{path} must hold entries of key and value, holds {_local(entry)} of {sorted(parts)}")
                return
            key = parts["key"].text or ""
            _enumerated(shape.key, key, f"{path}.{key}", found)
            if key not in parsed:
                found.append(f"{path}.{key} was dropped by the parser")
            else:
                _xml(shape.value, parts["value"], parsed[key], f"{path}.{key}", found)
    else:
        text = element.text or ""
        if len(element) or not XML_TYPES[kind](text):
            found.append(f"{path} must be a {kind}, is {_short(text)}")
        else:
            _enumerated(shape, text, path, found)


def _required(shape, parsed, path, found):
    if shape.type_name == "structure" and isinstance(parsed, dict):
        for name in shape.required_members:
            if name not in parsed:
                found.append(f"{path}{name} is required and not there")
        for name, member in shape.members.items():
            if name in parsed:
                _required(member, parsed[name], f"{path}{name}.", found)
    elif shape.type_name == "list" and isinstance(parsed, list):
        for index, value in enumerate(parsed):
            _required(shape.member, value, f"{path}[{index}].", found)


# IAM itself answers "IAM Policy" and "Permissions Boundary Policy", which its model does not list.
_OUTSIDE_ITS_ENUM = ("SourcePolicyType",)


# The events of a stack itself have these, says https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
_OF_STACKS = ("REVIEW_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")


def _enumerated(shape, value, path, found):
    allowed = getattr(shape, "enum", None)
    if path.endswith(".ResourceStatus") and value in _OF_STACKS:
        return
    if allowed and value not in allowed and not path.endswith(_OUTSIDE_ITS_ENUM):
        found.append(f"{path} must be one of {allowed}, is {_short(value)}")


def _local(element):
    return element.tag.rsplit("}", 1)[-1]


def _short(value):
    text = repr(value)
    return text if len(text) <= 80 else text[:80] + "…"


def _is_float(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def _is_base64(text):
    try:
        base64.b64decode(text, validate=True)
        return True
    except ValueError:
        return False
