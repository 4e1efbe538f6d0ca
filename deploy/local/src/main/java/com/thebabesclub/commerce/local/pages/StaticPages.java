package com.thebabesclub.commerce.local.pages;

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
 * The pages of a site under its path, with the headers that CloudFront sends the console with on
 * AWS. Which files there are is looked at with each request: a build may end while the stack runs.
 */
public final class StaticPages implements Section {

    private static final Pattern FILE =
            Pattern.compile("(assets/)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    private static final String SETTINGS =
            """
            {"issuer": "/local-stack/oidc", "clientId": "{client}"}
            """;

    private static final String NO_PAGES =
            """
            <!doctype html><html lang="en"><title>No pages</title>
            <p>The pages of {project} are not built. It takes Node 20.19 and npm 11 or later; \
            ./run-local builds them, and .local/{project}.log says why it did not.</p></html>
            """;

    private final Site site;
    private final Path folder;

    /**
     * @param root of the repository
     */
    public StaticPages(Site site, Path root) {
        this.site = site;
        this.folder = site.folder(root);
    }

    @Override
    public boolean serves(String path) {
        return path.equals(site.prefix()) || path.startsWith(site.prefix() + "/");
    }

    @Override
    public Answer answer(Request request) {
        if (request.path().equals(site.prefix())) {
            return Answer.seeOther(site.prefix() + "/");
        }
        String name = request.path().substring(site.prefix().length() + 1);
        if (name.isEmpty()) {
            return file(site.entry());
        }
        if (name.equals(site.word() + ".json")) {
            String settings = SETTINGS.replace("{client}", site.word());
            return answer(200, "application/json", settings.getBytes(UTF_8));
        }
        return FILE.matcher(name).matches() ? file(name) : notFound();
    }

    private Answer file(String name) {
        Path file = folder.resolve("target/pages").resolve(name);
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
        return Files.readString(folder.resolve("content-security-policy.txt"))
                .replace("{issuer}", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private Answer notFound() {
        String page = NO_PAGES.replace("{project}", String.valueOf(folder.getFileName()));
        return answer(404, "text/html; charset=utf-8", page.getBytes(UTF_8));
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
