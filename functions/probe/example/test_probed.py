"""Feeds the example the protocol and compares what it answers. Run by .ci/run: python functions/probe/example/test_probed.py"""
import json
import os
import threading
import time
import unittest
from types import SimpleNamespace

from probed import probed


class Refused(Exception):
    """Shaped as botocore's ClientError."""

    def __init__(self, code):
        super().__init__("not authorized to perform: dynamodb:GetItem")
        self.response = {"Error": {"Code": code}}


def refusing(code):
    def call():
        raise Refused(code)
    return call


def context(custom):
    client = None if custom is None else SimpleNamespace(custom=custom)
    return SimpleNamespace(client_context=client, function_name="orders", function_version="7")


def asked(**more):
    return context({"serin.probe": "1", "serin.nonce": "n-1", **more})


def business(event, _context):
    return {"did": event}


class ProbedTest(unittest.TestCase):
    def setUp(self):
        os.environ["SERIN_PROBE"] = "1"

    def answer(self, *dependencies, **more):
        """As it travels: JSON."""
        return json.loads(json.dumps(probed(business, dependencies, ["orderPlaced"])({"serin": "probe"}, asked(**more))))

    def test_answers_with_every_field_of_the_protocol(self):
        answer = self.answer(("table", "orders", "dynamodb:GetItem", lambda: None))
        answer["dependencies"][0].pop("millis")
        self.assertEqual(answer, {
            "probe": 1, "nonce": "n-1", "function": "orders", "version": "7", "initMillis": 0,
            "dependencies": [
                {"kind": "table", "name": "orders", "operation": "dynamodb:GetItem", "outcome": "ok", "detail": ""}],
            "rehearsals": [], "events": ["orderPlaced"]})

    def test_judges_by_the_error_code(self):
        for code, outcome in (("AccessDeniedException", "denied"), ("ResourceNotFoundException", "missing"),
                              ("ConditionalCheckFailedException", "ok"), ("ValidationException", "error")):
            answer = self.answer(("table", "orders", "dynamodb:PutItem", refusing(code)))
            self.assertEqual(answer["dependencies"][0]["outcome"], outcome)

    def test_tells_of_a_secret_the_code_only(self):
        answer = self.answer(("secret", "s", "secretsmanager:GetSecretValue", refusing("AccessDenied")))
        self.assertEqual(answer["dependencies"][0]["detail"], "AccessDenied")

    def test_answers_for_what_hangs_and_for_the_others_too(self):
        answer = self.answer(("table", "hangs", "op", threading.Event().wait), ("table", "works", "op", lambda: None),
                             **{"serin.deadlineMillis": str(int(time.time() * 1000) + 400)})
        self.assertEqual([d["outcome"] for d in answer["dependencies"]], ["timeout", "ok"])

    def test_leaves_an_ordinary_event_to_the_function(self):
        for ordinary in (context(None), context({}), context({"tenant": "a"})):
            self.assertEqual(probed(business, [], [])("event", ordinary), {"did": "event"})

    def test_means_nothing_where_the_function_does_not_declare_the_probe(self):
        os.environ["SERIN_PROBE"] = "0"
        self.assertEqual(probed(business, [], [])("event", asked()), {"did": "event"})

    def test_refuses_another_protocol_and_a_question_without_nonce(self):
        for custom in ({"serin.probe": "2", "serin.nonce": "n"}, {"serin.probe": "1"}):
            with self.assertRaises(ValueError):
                probed(business, [], [])("event", context(custom))


if __name__ == "__main__":
    unittest.main()
