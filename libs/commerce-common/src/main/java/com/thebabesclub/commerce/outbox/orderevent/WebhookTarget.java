package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.secret.SecretDerivedSupplier;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;

import io.micronaut.core.util.SupplierUtil;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A receiver of signed webhooks. Any 2xx is that it has the event; it is never followed to another
 * address, which nobody has chosen.
 */
final class WebhookTarget implements OrderEventTarget {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    private final URI address;
    private final Secrets secrets;
    private final Supplier<StandardWebhookSigner> signer;
    private final Supplier<HttpClient> client = SupplierUtil.memoized(WebhookTarget::client);
    private final Clock clock;

    /** The secret is looked at now, so that one that does not serve stops the start. */
    WebhookTarget(URI address, Secrets secrets, Clock clock) {
        this.address = address;
        this.secrets = secrets;
        this.signer =
                SecretDerivedSupplier.of(
                        () -> secrets.get(SecretName.ORDER_WEBHOOK_SECRET),
                        StandardWebhookSigner::of);
        this.clock = clock;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    @Override
    public Mono<Void> send(Message message) {
        return Deadline.limit(CALL_LIMIT, limit -> post(message, limit))
                .onErrorMap(
                        IOException.class,
                        cut -> new OrderEventNotTaken("the webhook did not answer", cut))
                .flatMap(this::taken);
    }

    private Mono<Integer> post(Message message, Duration limit) {
        return Mono.fromFuture(
                        () ->
                                client.get()
                                        .sendAsync(
                                                request(message, limit), BodyHandlers.discarding()))
                .timeout(limit)
                .onErrorMap(
                        TimeoutException.class,
                        late -> new OrderEventNotTaken("the webhook did not answer in time", late))
                .map(HttpResponse::statusCode);
    }

    private HttpRequest request(Message message, Duration limit) {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        return HttpRequest.newBuilder(address)
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signer.get().sign(message.id(), now, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    /** A receiver that does not know the signature may know the next secret. */
    private Mono<Void> taken(int status) {
        if (status >= 200 && status < 300) {
            return Mono.empty();
        }
        OrderEventNotTaken refused = new OrderEventNotTaken("the webhook answered " + status, null);
        return status == 401
                ? secrets.refreshed(SecretName.ORDER_WEBHOOK_SECRET).then(Mono.error(refused))
                : Mono.error(refused);
    }
}
