package com.thebabesclub.commerce.table.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** What all calls of a client share. */
final class Wire {

    private static final String PREFIX = "DynamoDB_20120810.";
    private static final String AGENT = "\r\nUser-Agent: commerce-table\r\n";

    private final Endpoint endpoint;
    private final Credentials.Source credentials;
    private final Transport transport;
    private final Clock clock;
    private final RequestSignature signature;
    private final Limits limits;
    private final Retries retries;
    private final Watch watch = new Watch();

    Wire(
            Endpoint endpoint,
            Credentials.Source credentials,
            Transport transport,
            Limits limits,
            Clock clock) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.transport = transport;
        this.limits = limits;
        this.clock = clock;
        this.signature = new RequestSignature(endpoint.region(), endpoint.authority());
        this.retries = new Retries(limits.attempts());
    }

    Limits limits() {
        return limits;
    }

    Retries retries() {
        return retries;
    }

    Watch watch() {
        return watch;
    }

    /** The whole request, signed at this moment. */
    byte[] signed(String operation, byte[] body) {
        String target = PREFIX + operation;
        Credentials who = credentials.now();
        RequestSignature.Signed signed = signature.sign(target, body, who, clock.instant());
        String token = who.token().isEmpty() ? "" : "\r\nX-Amz-Security-Token: " + who.token();
        String head =
                "POST / HTTP/1.1\r\nHost: "
                        + endpoint.authority()
                        + "\r\nContent-Type: "
                        + RequestSignature.CONTENT_TYPE
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\nX-Amz-Target: "
                        + target
                        + "\r\nX-Amz-Content-Sha256: "
                        + signed.hash()
                        + "\r\nX-Amz-Date: "
                        + signed.date()
                        + token
                        + "\r\nAuthorization: "
                        + signed.authorization()
                        + AGENT
                        + "\r\n";
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        return whole;
    }

    Answer send(byte[] request, boolean fresh, Attempt attempt) throws IOException {
        return transport.send(request, fresh, attempt);
    }

    /** A request that costs nothing and needs no signature: DynamoDB says that it is well. */
    byte[] greeting() {
        return ("GET / HTTP/1.1\r\nHost: " + endpoint.authority() + AGENT + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    void close() {
        transport.close();
        watch.close();
    }
}
