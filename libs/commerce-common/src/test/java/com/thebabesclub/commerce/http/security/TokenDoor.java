package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebabesclub.commerce.http.Sample;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.token.JwtProperties;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import reactor.core.publisher.Mono;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service that tells whom it takes the bearer of a token for. */
final class TokenDoor implements AutoCloseable {

    static final SecretSource NO_PARAMETERS =
            name -> Mono.error(new IllegalStateException("no parameter " + name));

    private static final JsonMapper JSON = new JsonMapper();

    private final Sample sample;

    private TokenDoor(Sample sample) {
        this.sample = sample;
    }

    static TokenDoor open(TestClock clock, Map<String, String> variables) {
        return open(clock, variables, NO_PARAMETERS);
    }

    static TokenDoor open(TestClock clock, Map<String, String> variables, SecretSource source) {
        return new TokenDoor(new Sample(clock, variables, signatures(clock, variables, source)));
    }

    /** What a service makes at its start. */
    static TokenSignatureConfiguration signatures(
            TestClock clock, Map<String, String> variables, SecretSource source) {
        EnvironmentVariables given = EnvironmentVariables.of(variables);
        JwtProperties properties = given.read(JwtProperties.class);
        SecretName[] names =
                TokenSignatureConfiguration.secrets(properties, given).toArray(SecretName[]::new);
        Secrets secrets = Secrets.read(given, source, clock, names);
        return TokenSignatureConfiguration.from(properties, secrets, clock);
    }

    List<Door> doors() {
        return sample.doors();
    }

    /** The caller that the token proves, empty where it is refused. */
    Optional<Caller> verify(String token) {
        WebAnswer answer = ask(token);
        if (answer.status() == 200) {
            return Optional.of(caller(answer.body()));
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"invalid_token\"");
        return Optional.empty();
    }

    int status(String token) {
        return ask(token).status();
    }

    /** By an event of API Gateway, whose headers may hold anything. */
    private WebAnswer ask(String token) {
        return sample.doors().get(1).ask(WebRequest.get("/sample/caller").bearer(token));
    }

    private static Caller caller(String body) {
        try {
            JsonNode reply = JSON.readTree(body);
            Set<String> roles = new HashSet<>();
            reply.path("roles").forEach(role -> roles.add(role.asText()));
            return new Caller(
                    reply.path("subject").asText(),
                    Optional.ofNullable(reply.path("email").textValue()),
                    reply.path("emailVerified").asBoolean(),
                    roles);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }

    @Override
    public void close() {
        sample.close();
    }
}
