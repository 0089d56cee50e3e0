"""A local cloud, an account on it that bootstrap.sh has prepared, and the pipeline's jobs as whom they run: by their tokens."""

import functools
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import tarfile
import tempfile
import time
import urllib.request
import zipfile

import boto3

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / ".github/scripts"
REPOSITORY = "an-owner/a-repository"
ISSUER = "https://token.actions.githubusercontent.com"
READY_SECONDS = 300


class Cloud:
    """`./serin cloud --empty`, until it is closed."""

    def __init__(self, folder):
        self.log = folder / "cloud.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen([ROOT / "serin", "cloud", "--empty", "--port", "0"], stdout=log, stderr=subprocess.STDOUT)
        end = time.monotonic() + READY_SECONDS
        while "# ready" not in self.log.read_text():
            if self.process.poll() is not None or time.monotonic() > end:
                self.close()
                raise AssertionError("the local cloud did not start:\n" + self.log.read_text())
            time.sleep(0.5)
        exports = dict(re.findall(r"^export (\w+)=(\S+)$", self.log.read_text(), re.M))
        self.endpoint = exports["AWS_ENDPOINT_URL"]
        self.administrator = {name: value for name, value in exports.items() if name.startswith("AWS_")}

    def close(self):
        self.process.terminate()
        self.process.wait(60)

    def admin(self, method, path, body=None):
        request = urllib.request.Request(
            self.endpoint + "/_cloud/" + path, method=method, data=None if body is None else json.dumps(body).encode()
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def client(self, service, credentials=None):
        given = credentials or self.administrator
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=self.administrator["AWS_REGION"],
            aws_access_key_id=given["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=given["AWS_SECRET_ACCESS_KEY"],
            aws_session_token=given.get("AWS_SESSION_TOKEN"),
        )

    def token(self, **claims):
        """As GitHub makes one for a job; times are the cloud's."""
        given = {"iss": ISSUER, "aud": "sts.amazonaws.com", "exp": int(time.time()) + 300, **claims}
        return self.admin("POST", "web-identity-tokens", given)["token"]

    def assume(self, role_arn, **claims):
        """The credentials of a role's session, as environment variables."""
        answer = self.client("sts").assume_role_with_web_identity(
            RoleArn=role_arn, RoleSessionName="GitHubActions", WebIdentityToken=self.token(**claims)
        )["Credentials"]
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": self.administrator["AWS_REGION"],
            "AWS_ACCESS_KEY_ID": answer["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": answer["SecretAccessKey"],
            "AWS_SESSION_TOKEN": answer["SessionToken"],
        }


@functools.cache
def jdk():
    """Where the JDK 25 is, which actions/setup-java tells the pipeline's jobs; `java` on the PATH may be another."""
    return subprocess.run([ROOT / "serin", "jdk"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def plain_environment(home):
    return {
        "PATH": os.environ["PATH"],
        "JAVA_HOME": jdk(),
        "HOME": str(home),
        "SAM_CLI_TELEMETRY": "0",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def run(script, *arguments, environment, home, code=0):
    """Runs one of the pipeline's scripts; its output."""
    done = subprocess.run(
        [SCRIPTS / script, *map(str, arguments)],
        env={**plain_environment(home), **environment},
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != code:
        raise AssertionError(f"{script} {arguments}: exit code {done.returncode}, not {code}\n{done.stdout}")
    return done.stdout


class Account:
    """What bootstrap.sh has made, and the jobs of the pipeline in it."""

    def __init__(self, cloud, home, by_script=True):
        self.cloud, self.home = cloud, home
        if by_script:
            run("bootstrap.sh", REPOSITORY, environment=cloud.administrator, home=home)
        else:
            self.create()
        (stack,) = cloud.client("cloudformation").describe_stacks(StackName="serin-bootstrap")["Stacks"]
        self.outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
        self.bucket = self.outputs["ArtifactBucketName"]

    def create(self):
        """The same without the SAM CLI, which takes some seconds."""
        cloudformation = self.cloud.client("cloudformation")
        cloudformation.create_stack(
            StackName="serin-bootstrap",
            TemplateBody=(ROOT / ".github/bootstrap.yaml").read_text(),
            Parameters=[{"ParameterKey": "Repository", "ParameterValue": REPOSITORY}],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        while cloudformation.describe_stacks(StackName="serin-bootstrap")["Stacks"][0]["StackStatus"] == "CREATE_IN_PROGRESS":
            time.sleep(0.1)

    def job(self, stage, **more):
        """The environment variables of a job of that stage, as the workflows set them."""
        name = stage.capitalize()
        return {
            **self.cloud.assume(self.outputs[name + "DeployRoleArn"], sub=f"repo:{REPOSITORY}:environment:{stage}"),
            "STORE": f"s3://{self.bucket}",
            "ARTIFACT_BUCKET": self.bucket,
            "EXECUTION_ROLE_ARN": self.outputs[name + "ExecutionRoleArn"],
            "ACTOR": "somebody",
            "REPORTS": str(self.home / f"reports-{stage}"),
            "GITHUB_STEP_SUMMARY": str(self.home / f"summary-{stage}.md"),
            # The vendors that the functions ask; the local cloud stands in for them.
            "PARAMETERS": f"AlpacaBaseUrl={self.cloud.endpoint}/_vendor/alpaca\n"
            f"AlphaVantageBaseUrl={self.cloud.endpoint}/_vendor/alphavantage",
            **more,
        }


class Artifact:
    """An artifact of build.sh, or one like it with something else in it."""

    def __init__(self, path):
        self.path = path

    @property
    def commit(self):
        with tarfile.open(self.path) as tar:
            return tar.extractfile("./COMMIT").read().decode().strip()

    def changed(self, commit, change):
        """The same with another commit, and whatever `change` does to the unpacked folder."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.path.parent))
        with tarfile.open(self.path) as tar:
            tar.extractall(folder, filter="data")
        change(folder)
        (folder / "COMMIT").write_text(commit + "\n")
        other = self.path.parent / commit / "serin.tar.gz"
        other.parent.mkdir()
        with tarfile.open(other, "w:gz", compresslevel=1) as tar:
            tar.add(folder, ".")
        shutil.rmtree(folder)
        other.with_name("serin.tar.gz.sha256").write_text(f"{hashlib.sha256(other.read_bytes()).hexdigest()}  serin.tar.gz\n")
        return Artifact(other)


def overlay(jar, overlay_jar):
    """Puts the classes of one jar over those of another."""
    with zipfile.ZipFile(overlay_jar) as over:
        new = {name: over.read(name) for name in over.namelist() if name.endswith(".class")}
    with zipfile.ZipFile(jar) as old:
        entries = {info.filename: old.read(info) for info in old.infolist()}
    assert new.keys() & entries.keys(), f"{overlay_jar} changes nothing in {jar}"
    entries.update({name: content for name, content in new.items() if name in entries})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in entries.items():
            out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    jar.write_bytes(buffer.getvalue())
