package com.thebabesclub.stripe.emulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The frame of every page. */
final class Html {

    private static final String STYLE = style();

    private Html() {}

    static String page(String title, String main) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        %s
        </body>
        </html>
        """
                .formatted(escaped(title), STYLE, main);
    }

    /** A page with a few words and nothing to fill in. */
    static String notice(String title, String body) {
        return page(
                title,
                """
                <main class="single">
                <span class="badge">TEST MODE</span>
                <div class="card"><h2>%s</h2>%s</div>
                </main>
                """
                        .formatted(escaped(title), body));
    }

    static String alert(@Nullable String message) {
        return message == null
                ? ""
                : "<p class=\"alert\" role=\"alert\">" + escaped(message) + "</p>";
    }

    static String link(String url, String text) {
        // Only the web: a success URL with a script in it is not followed by a click.
        return url.startsWith("http://") || url.startsWith("https://")
                ? "<a href=\"" + escaped(url) + "\">" + escaped(text) + "</a>"
                : "";
    }

    static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    private static String style() {
        try (InputStream css = Html.class.getResourceAsStream("page.css")) {
            return new String(Objects.requireNonNull(css, "page.css").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
