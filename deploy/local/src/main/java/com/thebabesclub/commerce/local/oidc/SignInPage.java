package com.thebabesclub.commerce.local.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.commerce.local.gateway.Answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One button a person: a click signs in. */
final class SignInPage {

    private SignInPage() {}

    static Answer answer(AuthorizationRequest wanted) {
        String page =
                text("sign-in.html")
                        .replace("{fields}", fields(wanted.parameters()))
                        .replace("{people}", people());
        return answer("text/html; charset=utf-8", page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'")
                .with("Cache-Control", "no-store");
    }

    static Answer style() {
        return answer("text/css; charset=utf-8", text("sign-in.css"));
    }

    private static Answer answer(String type, String content) {
        return new Answer(200, Map.of("Content-Type", List.of(type)), content.getBytes(UTF_8));
    }

    private static String fields(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(
                        field ->
                                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                        .formatted(field.getKey(), escaped(field.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String people() {
        return Stream.of(Person.values())
                .map(
                        person ->
                                "<button name=\"person\" value=\"%s\"><b>%s</b> <span>%s</span></button>"
                                        .formatted(person.subject(), person.shown(), person.role()))
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String text(String name) {
        try (InputStream file = SignInPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
