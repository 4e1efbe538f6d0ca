package com.thebabesclub.commerce.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The published description of the API at {@code /openapi.json}, and at {@code /api} Swagger's page
 * that shows it and makes requests. Every file of it is in this jar.
 */
final class Viewer {

    /** As web jars are served everywhere. */
    private static final Pattern LIBRARY =
            Pattern.compile("/webjars/swagger-ui/[0-9.]+/[a-z0-9-]+\\.(css|js|png)");

    private Viewer() {}

    /** Empty where a path is none of the viewer's. */
    static Optional<Answer> answer(String path) {
        return switch (path) {
            case "/api" -> file("viewer.html", "text/html; charset=utf-8");
            case "/openapi.json" -> file("/openapi.json", "application/json");
            default -> library(LIBRARY.matcher(path));
        };
    }

    private static Optional<Answer> library(Matcher path) {
        return path.matches()
                ? file("/META-INF/resources" + path.group(), type(path.group(1)))
                : Optional.empty();
    }

    private static String type(String ending) {
        return switch (ending) {
            case "css" -> "text/css";
            case "js" -> "text/javascript";
            default -> "image/png";
        };
    }

    private static Optional<Answer> file(String resource, String type) {
        try (InputStream content = Viewer.class.getResourceAsStream(resource)) {
            return content == null
                    ? Optional.empty()
                    : Optional.of(Answer.file(type, content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
