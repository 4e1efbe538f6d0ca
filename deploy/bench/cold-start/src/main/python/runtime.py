"""Lambda's runtime loop in plain Python, as awslambdaric has it: next, handle, answer."""

import http.client
import importlib
import json
import os
import sys

API = "/2018-06-01/runtime/invocation/"


def main():
    handler = importlib.import_module(sys.argv[1]).handler
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        connection.request("GET", API + "next")
        response = connection.getresponse()
        event = json.loads(response.read())
        request_id = response.headers["Lambda-Runtime-Aws-Request-Id"]
        answer = json.dumps(handler(event, request_id)).encode()
        connection.request("POST", API + request_id + "/response", answer)
        connection.getresponse().read()


if __name__ == "__main__":
    main()
