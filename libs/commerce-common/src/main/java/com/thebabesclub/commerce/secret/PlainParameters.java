package com.thebabesclub.commerce.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.json.JsonTrees;
import com.thebabesclub.commerce.setting.Settings;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Secrets in SSM parameters, each read by one small call of our own: to make the SDK's client takes
 * longer than all else that a function does at its start. Wherever that call is not plain, or does
 * not succeed at once, another source is asked, which tries longer and knows what went wrong.
 *
 * <p>Blocks, on a virtual thread of its own.
 */
public final class PlainParameters implements SecretSource {

    private static final int LIMIT_MILLIS = 2_000;

    /** A parameter has 8 KiB at most. */
    private static final int MOST_BYTES = 64 * 1024;

    private final Optional<ParameterService> service;
    private final Clock clock;
    private final SecretSource otherwise;

    /** By the clock the calls are signed. */
    public PlainParameters(Settings settings, Clock clock, SecretSource otherwise) {
        this.service = ParameterService.of(settings);
        this.clock = clock;
        this.otherwise = otherwise;
    }

    @Override
    public Mono<Secret> read(String parameter) {
        return Mono.fromFuture(() -> begun(parameter))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.defer(() -> otherwise.read(parameter)));
    }

    private CompletableFuture<Optional<Secret>> begun(String parameter) {
        CompletableFuture<Optional<Secret>> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("parameter")
                .start(() -> answer.complete(service.flatMap(ssm -> asked(ssm, parameter))));
        return answer;
    }

    private Optional<Secret> asked(ParameterService ssm, String parameter) {
        try {
            HttpURLConnection call =
                    (HttpURLConnection) ssm.address().toURL().openConnection(Proxy.NO_PROXY);
            call.setConnectTimeout(LIMIT_MILLIS);
            call.setReadTimeout(LIMIT_MILLIS);
            call.setInstanceFollowRedirects(false);
            byte[] body = ssm.question(parameter);
            ssm.sign(call, body, clock.instant());
            call.setDoOutput(true);
            // Else the JDK would send it again by itself.
            call.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = call.getOutputStream()) {
                out.write(body);
            }
            return call.getResponseCode() == HttpURLConnection.HTTP_OK
                    ? value(call)
                    : Optional.empty();
        } catch (IOException | RuntimeException unusual) {
            // The other source finds out what it is, and says so.
            return Optional.empty();
        }
    }

    private static Optional<Secret> value(HttpURLConnection call) throws IOException {
        try (InputStream in = call.getInputStream()) {
            byte[] answer = in.readNBytes(MOST_BYTES);
            JsonNode value = JsonTrees.read(answer).path("Parameter").path("Value");
            return value.isTextual() ? Optional.of(Secret.of(value.textValue())) : Optional.empty();
        }
    }
}
