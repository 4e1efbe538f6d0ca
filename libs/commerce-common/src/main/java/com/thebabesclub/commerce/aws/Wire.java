package com.thebabesclub.commerce.aws;

import com.thebabesclub.commerce.setting.Settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A client of one service without what it asks for: what all its calls share. Calls never block the
 * caller. Answers arrive on virtual threads.
 */
public final class Wire implements AutoCloseable {

    private static final String AGENT = "\r\nUser-Agent: babesclub-commerce\r\n";

    private final Service service;
    private final Endpoint endpoint;
    private final Credentials.Source credentials;
    private final Transport transport;
    private final Clock clock;
    private final RequestSignature signature;
    private final Limits limits;
    private final Retries retries;
    private final Watch watch = new Watch();

    Wire(
            Service service,
            Endpoint endpoint,
            Credentials.Source credentials,
            Transport transport,
            Limits limits,
            Clock clock) {
        this.service = service;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.transport = transport;
        this.limits = limits;
        this.clock = clock;
        this.signature = new RequestSignature(service, endpoint.region(), endpoint.authority());
        this.retries = new Retries(limits.attempts());
    }

    /**
     * A client that goes by the variables of AWS; a {@link
     * com.thebabesclub.commerce.setting.SettingProblem} where they name no region.
     */
    public static Wire of(Service service, Settings settings, Limits limits) {
        // The machine's clock, whatever clock the shop goes by: AWS refuses signatures of other
        // times.
        return of(service, settings, limits, Clock.systemUTC());
    }

    /** A client that signs, and lets connections age, by this clock. */
    public static Wire of(Service service, Settings settings, Limits limits, Clock clock) {
        Endpoint endpoint = Endpoint.of(service, settings);
        return new Wire(
                service,
                endpoint,
                new GivenCredentials(settings),
                new Connections(endpoint, limits, clock),
                limits,
                clock);
    }

    /**
     * Begins a call and does not wait. It fails with the exceptions of the SDK.
     *
     * @param limit of all its attempts and the pauses between them
     */
    public <T> CompletableFuture<T> call(Operation<T> operation, Duration limit) {
        return Call.begin(this, operation, limit);
    }

    /**
     * Opens a connection and keeps it for the first call, by a request that costs nothing. Whatever
     * goes wrong is the first call's to find out. Blocks, for no longer than an attempt.
     */
    public void warm() {
        Attempt attempt = new Attempt(() -> {});
        Future<?> watched = watch.after(limits.attempt().toNanos(), attempt);
        try {
            transport.send(greeting(), true, attempt);
        } catch (IOException away) {
            // The first call will tell.
        } finally {
            watched.cancel(false);
        }
    }

    public Limits limits() {
        return limits;
    }

    Service service() {
        return service;
    }

    Retries retries() {
        return retries;
    }

    Watch watch() {
        return watch;
    }

    /** The whole request, signed at this moment. */
    byte[] signed(String operation, byte[] body) {
        String target = service.target(operation);
        Credentials who = credentials.now();
        RequestSignature.Signed signed = signature.sign(target, body, who, clock.instant());
        String token = who.token().isEmpty() ? "" : "\r\nX-Amz-Security-Token: " + who.token();
        String head =
                "POST / HTTP/1.1\r\nHost: "
                        + endpoint.authority()
                        + "\r\nContent-Type: "
                        + service.contentType()
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

    /** It needs no signature: DynamoDB says that it is well. */
    private byte[] greeting() {
        return ("GET / HTTP/1.1\r\nHost: " + endpoint.authority() + AGENT + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Calls that are under way are still answered; their connections are not kept. */
    @Override
    public void close() {
        transport.close();
        watch.close();
    }
}
