"""What the lint of workflows and scripts must find, planted into a copy of .github one at a time."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Lint(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.copy = pathlib.Path(folder.name)
        shutil.copytree(ROOT / ".github", self.copy / ".github")

    def lint(self):
        done = subprocess.run([ROOT / "tests/delivery/lint", self.copy], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def plant(self, file, old, new):
        path = self.copy / ".github" / file
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1))

    def assert_found(self, *words):
        status, said = self.lint()
        self.assertNotEqual(0, status, said)
        for word in words:
            self.assertIn(word, said)

    def test_what_makes_a_workflow_unsafe(self):
        self.plant("workflows/ci.yml", "run: bash .ci/run", 'run: echo "${{ github.event.issue.title }}"')
        self.plant("workflows/ci.yml", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "actions/checkout@v7")
        self.plant("workflows/ci.yml", "persist-credentials: false", "fetch-depth: 1")
        self.plant("workflows/ci.yml", "permissions: {}", "permissions: write-all")
        self.assert_found(
            "potentially untrusted",  # actionlint's word for it, and zizmor's
            "[template-injection]",
            "[unpinned-uses]",
            "[artipacked]",
            "[excessive-permissions]",
        )

    def test_any_input_in_a_run_step(self):
        self.plant("workflows/stage.yml", "run: .github/scripts/keep.sh dist", "run: echo ${{ inputs.stage }} dist")
        self.assert_found("[template-injection]")

    def test_an_output_that_no_step_has(self):
        self.plant("workflows/deploy.yml", "steps.build.outputs.sha256", "steps.built.outputs.sha256")
        self.assert_found('"built" is not defined')

    def test_a_variable_without_quotes(self):
        self.plant("scripts/deploy.sh", 'cat "$dir/COMMIT"', "cat $dir/COMMIT")
        self.assert_found("SC2086")

    def test_a_workflow_that_cannot_be_read(self):
        self.plant("workflows/ci.yml", "run: bash .ci/run", "run: a: b")
        self.assert_found("could not parse as YAML")


if __name__ == "__main__":
    unittest.main()
