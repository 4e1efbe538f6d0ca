"""POST /cart/quote as a Python function: normalises the cart, prices it greedily, signs, stores.

With --at SECONDS it prints the answer to the event on standard input as of that time, and stores
nothing.
"""

import base64
import datetime
import hashlib
import hmac
import json
import os
import re
import struct
import sys
import time

import boto3
import stripe  # noqa: F401  the shop's functions share their layer and this import

TABLE = os.environ["COMMERCE_TABLE"]
KEY_ID, SECRET = os.environ["QUOTE_SIGNATURE_SECRET"].split(":", 1)
TTL = int(os.environ.get("QUOTE_TTL_MINUTES", "15")) * 60
CATALOG_BYTES = open(os.path.join(os.path.dirname(__file__), "catalog.json"), "rb").read()
CATALOG = json.loads(CATALOG_BYTES)
PRODUCTS = {product["sku"]: product for product in CATALOG["products"]}
TOKEN = re.compile(r"c1\.([\w-]{1,16})\.([\w-]{22})\.([0-9a-f]{16})\.(v1\.[\w.-]+)\.([\w-]{43})")
# The Debian release of boto3 does not know this variable yet.
client = boto3.client("dynamodb", endpoint_url=os.environ.get("AWS_ENDPOINT_URL_DYNAMODB"))


def length_prefixed(*parts):
    return b"".join(struct.pack(">I", len(p)) + p for p in (part.encode() for part in parts))


def derived(label):
    extracted = hmac.new(bytes(32), SECRET.encode(), hashlib.sha256).digest()
    return hmac.new(
        extracted, length_prefixed(label, KEY_ID) + b"\x01", hashlib.sha256
    ).digest()


KEYS = {label: derived(label) for label in ("quote/v1", "sig/v1", "cart/v1")}


def mac(label, *parts):
    return hmac.new(KEYS[label], length_prefixed(label, *parts), hashlib.sha256).digest()


def text(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def price_version():
    since = datetime.datetime.fromisoformat(CATALOG["version"].replace("Z", "+00:00"))
    return "%010d-%s" % (since.timestamp(), hashlib.sha256(CATALOG_BYTES).hexdigest()[:8])


def normalised(items):
    cart = {}
    for item in items:
        key = (item["sku"].strip().upper(), (item.get("variantId") or "").strip())
        cart[key] = cart.get(key, 0) + item["quantity"]
    return sorted((sku, variant, quantity) for (sku, variant), quantity in cart.items())


def unit_amount(sku, variant):
    product = PRODUCTS[sku]
    for other in product.get("variants", []):
        if other["id"] == variant:
            return other.get("unitAmount", product["unitAmount"])
    return product["unitAmount"]


def parts(bundle):
    return [bundle["anyOf"]] if "anyOf" in bundle else bundle["set"]


def fits(sku, part):
    return sku == part.get("sku") or PRODUCTS[sku]["collectionId"] == part.get("collectionId")


def once(bundle, left):
    """The dearest pieces that the bundle takes of what is left; None where they are not there."""
    left = dict(left)
    taken = {}
    for part in parts(bundle):
        missing = part["quantity"]
        for line in sorted(left, key=lambda line: -unit_amount(*line)):
            if fits(line[0], part):
                pieces = min(missing, left[line])
                taken[line] = taken.get(line, 0) + pieces
                left[line] -= pieces
                missing -= pieces
        if missing:
            return None
    return {line: pieces for line, pieces in taken.items() if pieces}


def spread(amount, weights):
    total = sum(weights.values())
    shares = {line: amount * weight // total for line, weight in weights.items()}
    rest = sorted(weights, key=lambda line: -(amount * weights[line] % total))
    for line in rest[: amount - sum(shares.values())]:
        shares[line] += 1
    return shares


def discounts(cart):
    """Bundles one after another, each time the one that saves most."""
    left = {(sku, variant): quantity for sku, variant, quantity in cart}
    shares, applied = {}, {}
    while True:
        best = None
        for bundle in sorted(CATALOG["bundles"], key=lambda bundle: bundle["id"]):
            taken = once(bundle, left)
            if taken:
                weights = {line: unit_amount(*line) * n for line, n in taken.items()}
                saves = sum(weights.values()) - bundle["price"]
                if saves > 0 and (best is None or saves > best[0]):
                    best = (saves, bundle, taken, weights)
        if best is None:
            return shares, list(applied.values())
        saves, bundle, taken, weights = best
        for line, share in spread(saves, weights).items():
            shares[line] = shares.get(line, 0) + share
            left[line] -= taken[line]
        known = applied.setdefault(
            bundle["id"], {"id": bundle["id"], "name": bundle["name"], "times": 0, "saves": 0}
        )
        known["times"] += 1
        known["saves"] += saves


def hints(cart, discount):
    found = [hint for hint in (hint_of(bundle, cart, discount) for bundle in CATALOG["bundles"]) if hint]
    return sorted(found, key=lambda hint: (-hint["saves"], hint["bundleId"]))[:5]


def hint_of(bundle, cart, discount):
    inside = [sum(q for sku, _, q in cart if fits(sku, part)) for part in parts(bundle)]
    times = 1 + min(n // part["quantity"] for n, part in zip(inside, parts(bundle)))
    more, add, phrases, missing = list(cart), [], [], 0
    for n, part in zip(inside, parts(bundle)):
        lacking = max(0, times * part["quantity"] - n)
        missing += lacking
        if lacking:
            product = min(
                (p for p in sorted(PRODUCTS.values(), key=lambda p: p["sku"]) if fits(p["sku"], part)),
                key=lambda p: p["unitAmount"],
            )
            more.append((product["sku"], "", lacking))
            add.append({"sku": product["sku"], "quantity": lacking})
            phrases.append("%d × %s" % (lacking, product["name"]))
    if missing >= sum(part["quantity"] for part in parts(bundle)):
        return None
    saves = sum(discounts(normalised_again(more))[0].values()) - discount
    if saves <= 0:
        return None
    message = "Add %s to save %d.%02d USD" % (" and ".join(phrases), saves // 100, saves % 100)
    return {"bundleId": bundle["id"], "add": add, "saves": saves, "message": message}


def normalised_again(cart):
    return normalised([{"sku": s, "variantId": v, "quantity": q} for s, v, q in cart])


def line_of(sku, variant, quantity, discount):
    product = PRODUCTS[sku]
    name = product["name"]
    for other in product.get("variants", []):
        if other["id"] == variant:
            name += ", " + other["name"]
    amount = unit_amount(sku, variant)
    line = {"sku": sku}
    if variant:
        line["variantId"] = variant
    line.update(
        name=name,
        collectionId=product["collectionId"],
        quantity=quantity,
        unitAmount=amount,
        subtotal=amount * quantity,
        discount=discount,
        total=amount * quantity - discount,
    )
    return line


def iso(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def cart_id(token):
    """The shopper's cart, of a token that we signed; else a new one."""
    form = TOKEN.fullmatch(token or "")
    if form:
        key_id, cart, prefix, signature, given = form.groups()
        if hmac.compare_digest(text(mac("cart/v1", key_id, cart, prefix, signature)), given):
            return cart
    return text(os.urandom(16))


def quote(wanted, now):
    cart = normalised(wanted["items"])
    cart_hash = hashlib.sha256(
        length_prefixed(*(p for sku, variant, n in cart for p in (sku, variant, str(n))))
    ).hexdigest()
    shares, bundles = discounts(cart)
    lines = [line_of(sku, v, n, shares.get((sku, v), 0)) for sku, v, n in cart]
    subtotal = sum(line["subtotal"] for line in lines)
    discount = sum(line["discount"] for line in lines)
    cart_name = cart_id(wanted.get("cartToken"))
    version, until = price_version(), now + TTL
    commitment = mac(
        "quote/v1", cart_name, cart_hash, version, CATALOG["currency"],
        str(subtotal - discount), str(now), str(until),
    )[:16]
    nonce = text(base64.urlsafe_b64decode(cart_name + "==") + commitment)
    signature = ".".join(
        ("v1", KEY_ID, str(now), nonce, text(mac("sig/v1", KEY_ID, str(now), nonce)))
    )
    prefix = cart_hash[:16]
    token_mac = text(mac("cart/v1", KEY_ID, cart_name, prefix, signature))
    return cart_hash, {
        "quoteSignature": signature,
        "cartToken": ".".join(("c1", KEY_ID, cart_name, prefix, signature, token_mac)),
        "issuedAt": iso(now),
        "expiresAt": iso(until),
        "currency": CATALOG["currency"],
        "subtotal": subtotal,
        "discount": discount,
        "total": subtotal - discount,
        "items": lines,
        "appliedBundles": bundles,
        "nextTierHints": hints(cart, discount),
        "priceVersion": version,
    }


def attribute(value):
    if isinstance(value, dict):
        return {"M": {name: attribute(part) for name, part in value.items()}}
    if isinstance(value, list):
        return {"L": [attribute(part) for part in value]}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}


def store(cart_hash, reply, address, now):
    admit(address, now)
    prices = {
        "priceVersion": reply["priceVersion"],
        "currency": reply["currency"],
        "items": reply["items"],
        "bundles": reply["appliedBundles"],
        "pricingSummary": {name: reply[name] for name in ("subtotal", "discount", "total")},
    }
    put("QUOTE#" + reply["quoteSignature"], "CACHE", {
        **prices,
        "cartId": reply["cartToken"].split(".")[2],
        "normalizedHash": cart_hash,
        "issuedAt": now,
        "validUntil": now + TTL,
        "hints": reply["nextTierHints"],
        "expiresAt": now + 2 * 86400,
    })
    put("CART#" + cart_hash, "QUOTE#" + reply["priceVersion"], {
        **prices, "expiresAt": now + 30 * 86400,
    })


def put(partition, sort, item):
    client.put_item(TableName=TABLE, Item=attribute({"PK": partition, "SK": sort, **item})["M"])


def admit(address, now):
    day = time.strftime("%Y%m%d", time.gmtime(now))
    hour = time.strftime("h%H", time.gmtime(now))
    client.update_item(
        TableName=TABLE,
        Key={"PK": {"S": "LIMIT#quote#" + address}, "SK": {"S": "WINDOW#" + day}},
        UpdateExpression="SET #expiresAt = :e ADD #day :one, #hour :one",
        ConditionExpression="(attribute_not_exists(#day) OR #day < :perDay)"
        " AND (attribute_not_exists(#hour) OR #hour < :perHour)",
        ExpressionAttributeNames={"#expiresAt": "expiresAt", "#day": "day", "#hour": hour},
        ExpressionAttributeValues={
            ":one": {"N": "1"},
            ":e": {"N": str(now + 2 * 86400)},
            ":perDay": {"N": "2000"},
            ":perHour": {"N": "300"},
        },
        ReturnValues="ALL_NEW",
    )


def handler(event, request_id):
    now = int(time.time())
    cart_hash, reply = quote(json.loads(event["body"]), now)
    store(cart_hash, reply, event["requestContext"]["identity"]["sourceIp"], now)
    print(json.dumps({"message": "Cart quoted", "requestId": request_id, "total": reply["total"]}))
    return {
        "statusCode": 200,
        "headers": {"content-type": "application/json"},
        "body": as_json(reply),
        "isBase64Encoded": False,
    }


def as_json(reply):
    return json.dumps(reply, separators=(",", ":"), ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print(as_json(quote(json.loads(json.load(sys.stdin)["body"]), int(sys.argv[2]))[1]), end="")
