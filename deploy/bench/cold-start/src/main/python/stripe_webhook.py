"""POST /stripe/webhook as a Python function: verifies, reads event and session, writes both items."""

import hashlib
import json
import os
import time

import boto3
import stripe

TABLE = os.environ["COMMERCE_TABLE"]
SECRET = os.environ["STRIPE_WEBHOOK_SECRET"]
TOLERANCE = int(os.environ.get("STRIPE_WEBHOOK_TOLERANCE", "300"))
EVENT_DAYS = int(os.environ.get("EVENT_TTL_DAYS", "90"))
# The Debian release of boto3 does not know this variable yet.
client = boto3.client("dynamodb", endpoint_url=os.environ.get("AWS_ENDPOINT_URL_DYNAMODB"))


def handler(event, request_id):
    body = event["body"]
    try:
        news = stripe.Webhook.construct_event(
            body, event["headers"]["Stripe-Signature"], SECRET, TOLERANCE
        )
    except stripe.error.SignatureVerificationError:
        return answer(400, {"error": "invalid_signature"})
    session = news["data"]["object"]
    mark_key = {"PK": {"S": "EVENT#" + news["id"]}, "SK": {"S": "METADATA"}}
    if client.get_item(TableName=TABLE, Key=mark_key).get("Item", {}).get("state") == {"S": "done"}:
        return answer(200, {"received": True})
    key = {"PK": {"S": "SESSION#" + session["id"]}, "SK": {"S": "METADATA"}}
    items = client.query(
        TableName=TABLE,
        KeyConditionExpression="PK = :pk",
        ExpressionAttributeValues={":pk": key["PK"]},
        ConsistentRead=True,
    ).get("Items", [])
    known = next((item for item in items if item["SK"] == key["SK"]), {})
    version = int(known.get("version", {"N": "0"})["N"])
    now = int(time.time())
    pointer = {
        **known,
        **key,
        "version": {"N": str(version + 1)},
        "status": {"S": session["status"]},
        "updatedAt": {"N": str(now)},
    }
    mark = {
        **mark_key,
        "state": {"S": "done"},
        "type": {"S": news["type"]},
        "created": {"N": str(news["created"])},
        "sessionId": {"S": session["id"]},
        "digest": {"S": hashlib.sha256(body.encode()).hexdigest()},
        "processedAt": {"N": str(now)},
        "expiresAt": {"N": str(now + EVENT_DAYS * 86400)},
    }
    client.transact_write_items(
        TransactItems=[
            {
                "Put": {
                    "TableName": TABLE,
                    "Item": pointer,
                    "ConditionExpression": "attribute_not_exists(PK) OR version = :version",
                    "ExpressionAttributeValues": {":version": {"N": str(version)}},
                }
            },
            {"Put": {"TableName": TABLE, "Item": mark}},
        ]
    )
    print(json.dumps({"message": "Webhook event handled", "requestId": request_id}))
    return answer(200, {"received": True})


def answer(status, body):
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(body, separators=(",", ":")),
        "isBase64Encoded": False,
    }
