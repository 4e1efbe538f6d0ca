package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.token.JwtProperties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the set of keys at {@code JWT_JWKS_URL}. Redirects are not followed. Blocks, as Nimbus has
 * it: for virtual threads only.
 */
final class RemoteKeySetSource implements JWKSetSource<SecurityContext> {

    /** A dozen keys with their certificates are not half of it. */
    static final int MOST_BYTES = 64 * 1024;

    /** For the whole answer: people wait for it. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeySetSource.class);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final HttpRequest request;

    private RemoteKeySetSource(URI address) {
        this.request =
                HttpRequest.newBuilder(address)
                        .header("Accept", "application/json")
                        .timeout(LIMIT)
                        .build();
    }

    /**
     * A {@link InvalidSettingException} where anybody between here and there could change the keys.
     */
    static RemoteKeySetSource of(URI address) {
        if (!address.getScheme().equals("https") && !THIS_MACHINE.contains(address.getHost())) {
            throw InvalidSettingException.of(
                    JwtProperties.class, "jwksUrl", "does not begin with https");
        }
        return new RemoteKeySetSource(address);
    }

    /** The keys as they are now; an error where they are too large or do not come in time. */
    @Override
    public JWKSet getJWKSet(
            JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            JWKSet keys = KeySetParser.parse(document());
            LOG.atInfo().addKeyValue("keys", keys.size()).log("Token keys read");
            return keys;
        } catch (ParseException noKeys) {
            throw logged(new JWKSetParseException("this is no set of keys", noKeys), noKeys);
        } catch (IOException | ExecutionException | TimeoutException failure) {
            throw logged(
                    new JWKSetRetrievalException("the keys could not be read", failure), failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JWKSetRetrievalException("interrupted while the keys were read", e);
        }
    }

    private String document()
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            HttpResponse<String> response = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the keys were answered with " + response.statusCode());
            }
            return response.body();
        } finally {
            answer.cancel(true);
        }
    }

    private static JWKSetUnavailableException logged(
            JWKSetUnavailableException failure, Exception reason) {
        LOG.atError()
                .addKeyValue("reason", reason.getClass().getSimpleName())
                .log("Token keys could not be read");
        return failure;
    }

    @Override
    public void close() {
        client.close();
    }
}
