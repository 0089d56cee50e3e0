#!/usr/bin/env python3
"""Sends again what lies in a queue of failures: each message to the function that it was meant for, and then deletes it.

Two kinds of message are known. What a function could not handle, which Lambda's OnFailure destination has put there, names the function
and holds the event. What EventBridge could not deliver has the target in an attribute and the event for its body. A message that is
neither stays where it is, and so does one whose function does not take it. SQS's own redrive sends messages to a source queue, and here
there is none.

At least once: a message that was sent and could not be deleted is sent again by the next redrive, so the functions must bear it, as they
must bear EventBridge.

Exit code: 0 everything was sent · 1 something stays · 64 wrong usage · 66 no such queue
"""

import argparse
import json
import os
import re
import sys

import boto3
from botocore.exceptions import ClientError

NO_QUEUE = 66
FUNCTION = re.compile(r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?")
# Longer than one message takes, so that nobody else gets it meanwhile.
HIDDEN_SECONDS = 60


def meant_for(message):
    """The function's ARN and the event, or None."""
    attributes = message.get("MessageAttributes", {})
    target = attributes.get("TARGET_ARN", {}).get("StringValue")
    try:
        body = json.loads(message["Body"])
    except ValueError:
        return None
    if not isinstance(body, dict):
        return None
    if target is None:
        context = body.get("requestContext")
        target = context.get("functionArn") if isinstance(context, dict) else None
        if "requestPayload" not in body:
            return None
        body = body["requestPayload"]
    return (target, body) if isinstance(target, str) and FUNCTION.fullmatch(target) else None


def plain(text):
    """Free text of others, on one line."""
    return "".join(c if c.isprintable() else " " for c in str(text))[:300]


def redrive(sqs, functions, url, dry_run, say):
    """How many messages were sent, and how many stay; those that stay are seen by others again at once."""
    known = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"])
    # No more than lay there at first: one that fails again comes back, and must not be sent for ever.
    left = int(known["Attributes"]["ApproximateNumberOfMessages"])
    sent = stay = 0
    kept = []
    while left > 0:
        messages = sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=min(10, left), VisibilityTimeout=HIDDEN_SECONDS, WaitTimeSeconds=1,
            MessageAttributeNames=["All"],
        ).get("Messages", [])  # fmt: skip
        if not messages:
            break
        for message in messages:
            left -= 1
            done = send(functions, message, dry_run, say)
            sent, stay = sent + done, stay + (not done)
            if done and not dry_run:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            else:
                kept.append(message["ReceiptHandle"])
    for receipt in kept:
        sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=receipt, VisibilityTimeout=0)
    return sent, stay


def send(functions, message, dry_run, say):
    """Whether it was sent, or would be."""
    meant = meant_for(message)
    if meant is None:
        say(f"stays: {plain(message['MessageId'])}, which is no failure of a function and no undelivered event")
        return False
    target, event = meant
    if dry_run:
        say(f"would be sent: {plain(message['MessageId'])} to {target}")
        return True
    try:
        functions.invoke(FunctionName=target, InvocationType="Event", Payload=json.dumps(event).encode())
    except ClientError as refused:
        say(f"stays: {plain(message['MessageId'])}, since {target} does not take it: {plain(refused)}")
        return False
    say(f"sent: {plain(message['MessageId'])} to {target}")
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queue", help="name of the queue, such as serin-prod-undelivered-events")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be sent")
    parser.error = lambda message: (parser.print_usage(sys.stderr), sys.exit(64))  # noqa: ARG005
    arguments = parser.parse_args()
    # boto3 itself looks at AWS_DEFAULT_REGION alone.
    session = boto3.Session(region_name=os.environ.get("AWS_REGION"))
    sqs = session.client("sqs")
    try:
        url = sqs.get_queue_url(QueueName=arguments.queue)["QueueUrl"]
    except ClientError as refused:
        print(f"redrive.py: {plain(refused)}", file=sys.stderr)
        return NO_QUEUE
    sent, stay = redrive(sqs, session.client("lambda"), url, arguments.dry_run, print)
    print(f"{sent} {'would be sent' if arguments.dry_run else 'sent'}, {stay} stay")
    return 0 if stay == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
