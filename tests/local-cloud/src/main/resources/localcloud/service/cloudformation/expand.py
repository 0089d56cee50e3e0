"""Reads {"template", "parameters", "region"} from standard input, and writes {"processed"} or {"error"}: AWS's own SAM translator.

Ends with 3 when this Python has no samtranslator. Calls nothing: names of managed policies are not looked up.
"""

import json
import sys

try:
    import boto3
    from samtranslator.model.exceptions import InvalidDocumentException
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator
except ImportError:
    sys.exit(3)


def main():
    request = json.load(sys.stdin)
    session = boto3.session.Session(region_name=request["region"])
    translator = Translator({}, Parser(), boto_session=session)
    try:
        answer = {"processed": translator.translate(request["template"], request["parameters"])}
    except InvalidDocumentException as error:
        causes = " ".join(cause.message for cause in error.causes)
        answer = {"error": f"{error.message} {causes}".strip()}
    except Exception as error:  # pylint: disable=broad-except # whatever it is, the change set says it
        answer = {"error": f"{type(error).__name__}: {error}"}
    json.dump(answer, sys.stdout)


main()
