#!/usr/bin/env python3
"""Usage: stage.py SAMCONFIG STAGE stack_name|parameter_overrides
       stage.py --is-deployed STACK

Prints what samconfig.toml says of a stage, a list one a line; or whether a stack is there: yes or no.
"""

import sys
import tomllib

USAGE, DATA = 64, 65
SECTION = {"stack_name": "global", "parameter_overrides": "deploy"}


def setting(file, stage, name):
    with open(file, "rb") as toml:
        stages = tomllib.load(toml)
    try:
        value = stages[stage][SECTION[name]]["parameters"][name]
    except KeyError:
        print(f"stage.py: {file} has no {name} for {stage}", file=sys.stderr)
        return DATA
    print("\n".join(value) if isinstance(value, list) else value)
    return 0


def is_deployed(stack):
    import boto3  # comes with the SAM CLI
    from botocore.exceptions import ClientError

    try:
        status = boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]
        # A stack of which there is only a change set yet.
        print("no" if status == "REVIEW_IN_PROGRESS" else "yes")
    except ClientError as e:
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html: "If the stack doesn't exist,
        # a ValidationError is returned."
        if e.response["Error"]["Code"] != "ValidationError":
            raise
        print("no")
    return 0


def main(arguments):
    match arguments:
        case ["-h" | "--help"]:
            print(__doc__.strip())
            return 0
        case ["--is-deployed", stack]:
            return is_deployed(stack)
        case [file, stage, ("stack_name" | "parameter_overrides") as name]:
            return setting(file, stage, name)
    print(__doc__.strip(), file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
