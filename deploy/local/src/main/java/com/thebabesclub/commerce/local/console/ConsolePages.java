package com.thebabesclub.commerce.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.Request;
import com.thebabesclub.commerce.local.gateway.Section;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The console under {@code /console/}, with the headers that CloudFront sends on AWS. Which files
 * there are is looked at with each request: a build may end while the stack runs.
 */
public final class ConsolePages implements Section {

    private static final String PREFIX = "/console";
    private static final Pattern FILE =
            Pattern.compile("(assets/)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    private static final String SETTINGS =
            """
            {"issuer": "/local-stack/oidc", "clientId": "console"}
            """;

    private static final String NO_PAGES =
            """
            <!doctype html><html lang="en"><title>No console</title>
            <p>The console's pages are not built. It takes Node 20.19 and npm 11 or later; \
            ./run-local builds them, and .local/console.log says why it did not.</p></html>
            """;

    private final Path pages;
    private final Path policy;

    /**
     * @param folder of the console's sources, in which the build leaves {@code target/pages}
     */
    public ConsolePages(Path folder) {
        this.pages = folder.resolve("target/pages");
        this.policy = folder.resolve("content-security-policy.txt");
    }

    @Override
    public boolean serves(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    @Override
    public Answer answer(Request request) {
        if (request.path().equals(PREFIX)) {
            return Answer.seeOther(PREFIX + "/");
        }
        String name = request.path().substring(PREFIX.length() + 1);
        return switch (name) {
            case "" -> file("index.html");
            case "console.json" -> answer(200, "application/json", SETTINGS.getBytes(UTF_8));
            default -> FILE.matcher(name).matches() ? file(name) : notFound();
        };
    }

    private Answer file(String name) {
        Path file = pages.resolve(name);
        if (!Files.isRegularFile(file)) {
            return notFound();
        }
        try {
            Answer answer = answer(200, type(name), Files.readAllBytes(file));
            return name.startsWith("assets/")
                    ? answer.with("Cache-Control", "public, max-age=31536000, immutable")
                    : answer.with("Content-Security-Policy", policy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API and the provider are of the page's own origin here. */
    private String policy() throws IOException {
        return Files.readString(policy).replace("{issuer}", "").replaceAll("\\s+", " ").strip();
    }

    private static Answer notFound() {
        return answer(404, "text/html; charset=utf-8", NO_PAGES.getBytes(UTF_8));
    }

    private static Answer answer(int status, String type, byte[] content) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", List.of(type),
                        "Cache-Control", List.of("no-cache"),
                        "X-Content-Type-Options", List.of("nosniff"),
                        "Referrer-Policy", List.of("no-referrer")),
                content);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }
}
