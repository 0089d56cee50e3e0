"""The pipeline's scripts, one at a time: what each refuses, what it writes down, and that a second run is harmless.

`sam` and `java` are stand-ins here that do what a test says and note how they were called; the whole road, with the real ones on the local
cloud, is in test_road.py.
"""

import contextlib
import hashlib
import http.server
import io
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / ".github/scripts"
OLD, NEW = "a" * 40, "b" * 40
JAR = "functions/canary/target/canary-lambda.jar"

STAND_IN = """#!/bin/sh
printf '%s\\n' "$0 $*" >>"$CALLS"
case "$0 $*" in
  *serin.cli.Main\\ window*) printf '%s\\n' "$WINDOW_SAYS"; exit "${WINDOW:-0}" ;;
  *serin.cli.Main\\ validate*) exit "$(cat "$VERDICT")" ;;
  */sam\\ deploy*) exit "${SAM:-0}" ;;
esac
"""


class NoStack(http.server.BaseHTTPRequestHandler):
    """CloudFormation in an account without stacks."""

    def do_POST(self):
        body = b"<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id x does not exist</Message></Error></ErrorResponse>"
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(400)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Scripts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.account = http.server.ThreadingHTTPServer(("127.0.0.1", 0), NoStack)
        threading.Thread(target=cls.account.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.account.shutdown()
        cls.account.server_close()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.store = self.home / "store"
        stand_ins = self.home / "bin"
        stand_ins.mkdir()
        for name in ("sam", "java"):
            (stand_ins / name).write_text(STAND_IN)
            (stand_ins / name).chmod(0o755)
        self.verdict(0)
        self.environment = {
            "PATH": f"{stand_ins}:{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "STORE": str(self.store),
            "CALLS": str(self.home / "calls"),
            "VERDICT": str(self.home / "verdict"),
            "REPORTS": str(self.home / "reports"),
            "WINDOW_SAYS": "open at 2026-11-29T03:00:00Z",
            "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
            "ACTOR": "somebody",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.account.server_port}",
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "AWS_REGION": "eu-west-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def verdict(self, code):
        (self.home / "verdict").write_text(str(code))

    def artifact(self, commit):
        """Without jars, since nothing here opens them."""
        path = self.home / commit / "serin.tar.gz"
        path.parent.mkdir(exist_ok=True)
        with tarfile.open(path, "w:gz") as tar:
            for name, content in (
                ("COMMIT", commit + "\n"),
                ("template.yaml", (ROOT / "template.yaml").read_text()),
                ("samconfig.toml", (ROOT / "samconfig.toml").read_text()),
            ):
                member = tarfile.TarInfo("./" + name)
                member.size = len(content.encode())
                tar.addfile(member, io.BytesIO(content.encode()))
        self.sign(path)
        return path

    def sign(self, path):
        path.with_name(path.name + ".sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")

    def run_script(self, script, *arguments, code=0, **environment):
        done = subprocess.run(
            [SCRIPTS / script, *map(str, arguments)],
            env={**self.environment, **environment},
            cwd=self.home,
            capture_output=True,
            text=True,
        )
        self.assertEqual(code, done.returncode, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def records(self, stage):
        return json.loads(self.run_script("records.py", "--store", self.store, "list", stage))

    def calls(self, word):
        with contextlib.suppress(FileNotFoundError):
            return [line for line in (self.home / "calls").read_text().splitlines() if word in line]
        return []

    def release(self, tag, commit):
        artifact = self.artifact(commit)
        self.run_script("keep.sh", artifact)
        self.run_script("tag.sh", tag, commit, self.home / "dist")
        return artifact

    def test_every_script_has_help_and_refuses_wrong_usage(self):
        for script in sorted(SCRIPTS.glob("*.sh")):
            if script.name != "common.sh":
                with self.subTest(script.name):
                    self.assertIn(f"Usage: {script.name}", self.run_script(script.name, "--help"))
                    self.run_script(script.name, "a", "b", "c", "d", "e", code=64)
        for script in ("store.py", "records.py", "stage.py"):
            self.assertIn("sage: " + script, self.run_script(script, "--help"))

    def test_an_artifact_that_was_changed_is_not_deployed(self):
        artifact = self.artifact(NEW)
        artifact.write_bytes(artifact.read_bytes() + b"\0")
        self.assertIn("is not what was built", self.run_script("ship.sh", "dev", artifact, NEW, code=65))
        self.assertEqual([], self.calls("sam deploy"))

    def test_an_artifact_with_another_digest_than_the_build_had_is_refused(self):
        self.run_script("verify.sh", self.artifact(NEW), "--sha256", "0" * 64, code=65)

    def test_a_stage_gets_its_own_stack_and_every_parameter(self):
        self.run_script("ship.sh", "test", self.artifact(NEW), NEW, BUILD_ID="b-1")
        (call,) = self.calls("sam deploy")
        self.assertIn("--config-env test", call)
        self.assertIn(
            f"--parameter-overrides ShortName=serin Stage=test Commit={NEW} BuildId=b-1 StackGate=disabled HookMode=enforce", call
        )
        (call,) = self.calls("serin.cli.Main validate")
        self.assertIn("--stack-name serin-test", call)

    def test_what_happened_is_written_down(self):
        self.run_script("ship.sh", "dev", self.artifact(NEW), NEW)
        (record,) = self.records("dev")
        self.assertEqual(
            ("healthy", NEW, "somebody", 1200, True, False),
            tuple(record[key] for key in ("outcome", "version", "actor", "frameSeconds", "withinFrame", "forced")),
        )
        self.assertIn("took", (self.home / "summary.md").read_text())
        self.assertIn("of 1200 s", (self.home / "summary.md").read_text())

    def test_a_second_run_is_harmless(self):
        artifact = self.release("v1.0.0", OLD)
        self.run_script("keep.sh", artifact)
        self.run_script("tag.sh", "v1.0.0", OLD, self.home / "dist")
        for _ in range(2):
            self.run_script("ship.sh", "prod", self.home / "dist/serin.tar.gz", "v1.0.0")
        self.assertIn("none to bring back", self.run_script("rollback.sh", "prod", code=66))

    def test_no_verdict_but_healthy_goes_on(self):
        for verdict, code, outcome in ((1, 1, "unhealthy"), (2, 2, "inconclusive"), (77, 2, "inconclusive")):
            with self.subTest(verdict=verdict):
                self.verdict(verdict)
                self.run_script("ship.sh", "staging", self.artifact(NEW), NEW, code=code)
                self.assertEqual(outcome, self.records("staging")[-1]["outcome"])
        self.assertEqual(3, len(self.calls("sam deploy")))

    def test_a_deployment_that_fails_is_validated_by_nobody(self):
        self.run_script("ship.sh", "staging", self.artifact(NEW), NEW, code=3, SAM="1")
        self.assertEqual("failed", self.records("staging")[-1]["outcome"])
        self.assertEqual([], self.calls("validate"))

    def test_only_what_staging_has_proven_gets_a_tag(self):
        self.assertIn("has proven no artifact", self.run_script("tag.sh", "v1.0.0", OLD, self.home / "dist", code=66))

    def test_a_tag_is_never_moved(self):
        self.release("v1.0.0", OLD)
        self.run_script("keep.sh", self.artifact(NEW))
        self.assertIn("holds something else", self.run_script("tag.sh", "v1.0.0", NEW, self.home / "dist", code=65))

    def test_a_tag_is_a_version(self):
        for tag in ("latest", "v1", "v1.2.3/../x", "-v1.2.3"):
            self.run_script("tag.sh", tag, OLD, self.home / "dist", code=64)

    def test_a_closed_window_refuses_production_and_no_other_stage(self):
        closed = {"WINDOW": "1", "WINDOW_SAYS": "closed at 2026-11-27T10:00:00Z: the window; it opens at 2026-11-29T00:00:00Z"}
        artifact = self.release("v1.0.0", OLD)
        said = self.run_script("ship.sh", "prod", artifact, "v1.0.0", code=75, **closed)
        self.assertIn("it opens at 2026-11-29T00:00:00Z", said)
        self.assertEqual([], self.calls("sam deploy"))
        self.assertEqual("refused", self.records("prod")[-1]["outcome"])
        self.run_script("ship.sh", "staging", artifact, OLD, **closed)

    def test_force_passes_with_a_reason_and_is_written_down(self):
        closed = {"WINDOW": "1", "WINDOW_SAYS": "closed at 2026-11-27T10:00:00Z"}
        artifact = self.release("v1.0.0", OLD)
        self.run_script("ship.sh", "prod", artifact, "v1.0.0", "--force", " ", code=64, **closed)
        self.run_script("ship.sh", "prod", artifact, "v1.0.0", "--force", "the vendor's\n::error::key $(leaked)", **closed)
        (record,) = self.records("prod")
        self.assertEqual((True, "the vendor's ::error::key $(leaked)", "somebody"), (record["forced"], record["reason"], record["actor"]))

    def test_force_in_an_open_window_is_none(self):
        self.run_script("ship.sh", "prod", self.release("v1.0.0", OLD), "v1.0.0", "--force", "to be sure")
        self.assertFalse(self.records("prod")[-1]["forced"])

    def test_production_that_is_unhealthy_is_taken_back(self):
        self.run_script("ship.sh", "prod", self.release("v1.0.0", OLD), "v1.0.0")
        artifact = self.release("v1.1.0", NEW)
        self.verdict(1)
        said = self.run_script("ship.sh", "prod", artifact, "v1.1.0", code=1)
        self.assertIn("rolling prod back from v1.1.0 to v1.0.0", said)
        self.assertIn(f"Commit={OLD}", self.calls("sam deploy")[-1])
        self.assertEqual(["v1.0.0", "v1.1.0", "v1.0.0"], [record["version"] for record in self.records("prod")])
        self.assertEqual("v1.1.0", self.records("prod")[-1]["rolledBackFrom"])

    def test_production_that_is_inconclusive_stays(self):
        self.run_script("ship.sh", "prod", self.release("v1.0.0", OLD), "v1.0.0")
        self.verdict(2)
        self.run_script("ship.sh", "prod", self.release("v1.1.0", NEW), "v1.1.0", code=2)
        self.assertIn(f"Commit={NEW}", self.calls("sam deploy")[-1])

    def test_a_rollback_goes_to_the_last_one_that_was_healthy(self):
        for tag, commit, verdict in (("v1.0.0", "1" * 40, 0), ("v1.1.0", "2" * 40, 0), ("v1.2.0", "3" * 40, 2)):
            self.verdict(verdict)
            self.run_script("ship.sh", "prod", self.release(tag, commit), tag, code=verdict)
        self.verdict(0)
        self.assertIn("from v1.2.0 to v1.1.0", self.run_script("rollback.sh", "prod"))
        self.assertIn("from v1.1.0 to v1.0.0", self.run_script("rollback.sh", "prod"))
        self.assertIn("from v1.0.0 to v1.2.0", self.run_script("rollback.sh", "prod", "v1.2.0"))

    def test_a_rollback_is_not_held_up_by_the_stack_gate(self):
        self.run_script("ship.sh", "prod", self.release("v1.0.0", OLD), "v1.0.0")
        self.run_script("rollback.sh", "prod", "v1.0.0", STACK_GATE="enabled")
        self.assertIn("StackGate=disabled", self.calls("sam deploy")[-1])

    def test_a_release_that_was_changed_in_the_store_is_not_brought_back(self):
        self.run_script("ship.sh", "prod", self.release("v1.0.0", OLD), "v1.0.0")
        kept = self.store / "releases/v1.0.0/serin.tar.gz"
        kept.write_bytes(kept.read_bytes() + b"\0")
        self.run_script("rollback.sh", "prod", "v1.0.0", code=65)

    def test_longer_than_the_frame_is_red(self):
        artifact = self.artifact(NEW)
        slow = self.home / "slow"
        with tarfile.open(artifact) as tar:
            tar.extractall(slow, filter="data")
        template = slow / "template.yaml"
        template.write_text(template.read_text().replace("Default: 1200", "Default: 0"))
        with tarfile.open(artifact, "w:gz") as tar:
            tar.add(slow, ".")
        self.sign(artifact)
        # Two processes of Python take longer than none.
        (self.home / "bin/sam").write_text("#!/bin/sh\nsleep 1\n")
        self.assertIn("longer than the time frame", self.run_script("ship.sh", "dev", artifact, NEW, code=4))
        self.assertFalse(self.records("dev")[-1]["withinFrame"])

    def test_workflow_commands_are_not_heard_in_what_others_wrote(self):
        (self.home / "bin/sam").write_text("#!/bin/sh\necho '::error::planted'\n")
        said = self.run_script("ship.sh", "dev", self.artifact(NEW), NEW, GITHUB_ACTIONS="true").splitlines()
        planted = said.index("::error::planted")
        token = said[planted - 1].removeprefix("::stop-commands::")
        self.assertEqual(32, len(token), said)
        self.assertEqual(f"::{token}::", said[planted + 1])


if __name__ == "__main__":
    unittest.main()
