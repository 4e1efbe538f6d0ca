package com.thebabesclub.commerce.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;

/**
 * A body that a careless reader takes for a good one.
 *
 * @param charset in which it is written; Latin-1 where the bytes are no UTF-8
 * @param isRead whether a reader of one JSON document in UTF-8 takes it too
 */
public record JsonVariant(String name, String body, Charset charset, boolean isRead) {

    /**
     * The variants of a good body.
     *
     * @param good a JSON object
     * @param value a text or number that stands in it once, as it stands there
     */
    public static List<JsonVariant> of(String good, String value) {
        String fields = good.substring(1, good.length() - 1);
        return List.of(
                read("as it is", good),
                read("blanks after it", good + " \t\r "),
                refused("a second document", good + good),
                refused("a second document after a blank", good + " " + good),
                refused("a word after it", good + " x"),
                refused("a bracket after it", good + "}"),
                refused("a comma after it", good + ","),
                refused("NUL after it", good + "\u0000"),
                refused("a mark of the coding before it", "\ufeff" + good),
                refused("every field twice", "{" + fields + "," + fields + "}"),
                refused("a list for the whole", "[" + good + "]"),
                refused("a list for a value", good.replace(value, "[" + value + "]")),
                written("UTF-16, big end first", good, UTF_16BE),
                written("UTF-16, little end first", good, UTF_16LE),
                written("an overlong brace", "\u00c1\u00bb" + good.substring(1), ISO_8859_1),
                written(
                        "an overlong brace of three bytes",
                        "\u00e0\u0081\u00bb" + good.substring(1),
                        ISO_8859_1),
                written("half a pair", "{\"\u00ed\u00a0\u0080\":1," + fields + "}", ISO_8859_1),
                written("a byte of no character", "{\"\u00ff\":1," + fields + "}", ISO_8859_1));
    }

    private static JsonVariant read(String name, String body) {
        return new JsonVariant(name, body, UTF_8, true);
    }

    private static JsonVariant refused(String name, String body) {
        return written(name, body, UTF_8);
    }

    private static JsonVariant written(String name, String body, Charset charset) {
        return new JsonVariant(name, body, charset, false);
    }

    /** The request with this for its body. */
    public WebRequest in(WebRequest request) {
        return request.body(body, charset);
    }

    @Override
    public String toString() {
        return name;
    }
}
