package com.thebabesclub.commerce.outbox.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailProviderUnavailable;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailRejected;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Postmark, by its HTTP API: {@code POST /email}. It makes text and HTML the two alternatives of
 * one MIME message. See https://postmarkapp.com/developer/api/email-api.
 */
final class PostmarkMailSender implements MailSender {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();
    private final URI base;
    private final String from;
    private final Secrets secrets;
    private final JsonMapper json;

    PostmarkMailSender(URI base, String from, Secrets secrets, JsonMapper json) {
        this.base = base;
        this.from = from;
        this.secrets = secrets;
        this.json = json;
    }

    @Override
    public Mono<Void> send(Mail mail) {
        Secret token = secrets.get(SecretName.POSTMARK_TOKEN);
        return post(mail, token)
                .flatMap(
                        answer ->
                                answer.statusCode() == 401
                                        ? withFreshToken(mail, token)
                                        : Mono.just(answer))
                .flatMap(this::taken);
    }

    /** A token that Postmark does not know may have been rotated. */
    private Mono<HttpResponse<String>> withFreshToken(Mail mail, Secret before) {
        return secrets.refreshed(SecretName.POSTMARK_TOKEN)
                .filter(token -> !token.equals(before))
                .switchIfEmpty(Mono.error(() -> new MailProviderUnavailable("Postmark", null)))
                .flatMap(token -> post(mail, token));
    }

    private Mono<HttpResponse<String>> post(Mail mail, Secret token) {
        return Deadline.limit(
                        CALL_LIMIT,
                        limit ->
                                Mono.fromFuture(
                                        () ->
                                                client.sendAsync(
                                                        request(mail, token, limit),
                                                        BodyHandlers.ofString())))
                .onErrorMap(IOException.class, cut -> new MailProviderUnavailable("Postmark", cut));
    }

    private HttpRequest request(Mail mail, Secret token, Duration limit) {
        return HttpRequest.newBuilder(base.resolve("/email"))
                .timeout(limit)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Postmark-Server-Token", token.reveal())
                .POST(BodyPublishers.ofString(text(mail)))
                .build();
    }

    /** 422 is a mail that it will not carry, such as to an address that has bounced. */
    private Mono<Void> taken(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> Mono.empty();
            case 422 -> Mono.error(new MailRejected("Postmark", code(answer.body())));
            default -> Mono.error(new MailProviderUnavailable("Postmark", null));
        };
    }

    private String code(String body) {
        try {
            return Optional.ofNullable(json.readValue(body, PostmarkErrorReply.class))
                    .map(PostmarkErrorReply::code)
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private String text(Mail mail) {
        try {
            return json.writeValueAsString(PostmarkMessage.of(mail, from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mail in Postmark's words. */
    @Serdeable
    record PostmarkMessage(
            @JsonProperty("From") String from,
            @JsonProperty("To") String to,
            @JsonProperty("Subject") String subject,
            @JsonProperty("TextBody") String textBody,
            @JsonProperty("HtmlBody") String htmlBody,
            @JsonProperty("Tag") String tag,
            @JsonProperty("MessageStream") String messageStream) {

        /** In the stream of mails about something that the customer did. */
        private static final String TRANSACTIONAL = "outbound";

        static PostmarkMessage of(Mail mail, String from) {
            return new PostmarkMessage(
                    from,
                    mail.to(),
                    mail.subject(),
                    mail.text(),
                    mail.html(),
                    mail.kind(),
                    TRANSACTIONAL);
        }

        /** Masked: addresses and what is written to them are for nobody's eyes. */
        @Override
        public String toString() {
            return "PostmarkMessage[" + tag + "]";
        }
    }

    /**
     * Why Postmark will not carry a mail. Its message may have an address in it, and is not read.
     */
    @Serdeable
    record PostmarkErrorReply(@JsonProperty("ErrorCode") @Nullable Integer errorCode) {

        /** The code as text; empty where there is none. */
        String code() {
            return errorCode == null ? "" : errorCode.toString();
        }
    }
}
