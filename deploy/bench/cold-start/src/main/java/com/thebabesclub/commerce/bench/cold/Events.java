package com.thebabesclub.commerce.bench.cold;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The events of API Gateway's REST API, payload 1; "@now@" becomes the time of the call. */
final class Events {

    static final String WEBHOOK_SECRET = "whsec_bench_bench_bench_bench";

    /** Three products, of a shopper who has asked for another cart before. */
    private static final String CART =
            """
            {"items":[{"sku":"N-RED","quantity":2},{"sku":"E-MAG-SIL","quantity":1},\
            {"sku":"B-CHN-SIL","quantity":1,"variantId":"M"}],\
            "cartToken":"c1.k1.gF28yAzcHtuqhJ9kmOXX9A.df306d6781092c0b.v1.k1.1795270055.\
            gF28yAzcHtuqhJ9kmOXX9LguxuyTnL28NMKG5iQeMvM.\
            00-BgOgfF1_SxZb9oN4oTAo4TuB1CEjijuwNPf6KSGI.\
            r2Ac824M_2b31jXBrnKuB39AfIksAyi61GJD0gXxik4"}""";

    private Events() {}

    static String quote() {
        return event("/cart/quote", CART, "");
    }

    /** A session that has expired, signed now: verified, one read, one transaction. */
    static String webhook() {
        long now = Instant.now().getEpochSecond();
        String body =
                """
                {"id":"evt_bench","object":"event","api_version":"2025-09-30.clover",\
                "created":%1$d,"livemode":false,"type":"checkout.session.expired",\
                "data":{"object":{"id":"cs_test_bench","object":"checkout.session",\
                "amount_total":9500,"amount_subtotal":10500,"created":%2$d,"currency":"usd",\
                "livemode":false,"metadata":{"app":"babesclub","env":"prod"},"mode":"payment",\
                "payment_status":"unpaid","status":"expired"}}}"""
                        .formatted(now, now - 90_000);
        String header = "t=%d,v1=%s".formatted(now, mac(now + "." + body));
        return event("/stripe/webhook", body, ",\"Stripe-Signature\":\"" + header + "\"");
    }

    private static String event(String path, String body, String header) {
        String headers = "\"Content-Type\":\"application/json\"" + header;
        return """
        {"resource":"%1$s","path":"%1$s","httpMethod":"POST","headers":{%2$s},\
        "multiValueHeaders":{%3$s},"queryStringParameters":null,\
        "multiValueQueryStringParameters":null,"pathParameters":null,"stageVariables":null,\
        "requestContext":{"resourceId":"abc123","resourcePath":"%1$s","httpMethod":"POST",\
        "path":"/prod%1$s","accountId":"123456789012","protocol":"HTTP/1.1","stage":"prod",\
        "domainName":"api.thebabesclub.com","requestTimeEpoch":"@now@",\
        "requestId":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef",\
        "identity":{"sourceIp":"203.0.113.7","userAgent":"bench"},"apiId":"a2fps4r1la"},\
        "body":"%4$s","isBase64Encoded":false}"""
                .formatted(
                        path,
                        headers,
                        headers.replaceAll(":(\"[^\"]*\")", ":[$1]"),
                        body.replace("\"", "\\\""));
    }

    private static String mac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            WEBHOOK_SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
