package com.thebabesclub.commerce.outbox.mail;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill: <code>{{name}}</code> is a value, and what stands between <code>
 * {{#name}}</code> and <code>{{/name}}</code> is written once for each element of a list, which may
 * be empty.
 */
final class MailTemplate {

    private static final Pattern LIST =
            Pattern.compile("\\{\\{#(\\w+)}}\\n?(.*?)\\{\\{/\\1}}\\n?", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String text;
    private final UnaryOperator<String> escape;

    private MailTemplate(String text, UnaryOperator<String> escape) {
        this.text = text;
        this.escape = escape;
    }

    /** Plain text itself. */
    static MailTemplate of(String text) {
        return new MailTemplate(text, UnaryOperator.identity());
    }

    /** The template of plain text with this name. */
    static MailTemplate text(String name) {
        return new MailTemplate(resource(name + ".txt"), UnaryOperator.identity());
    }

    /** The template of HTML with this name, whose values are escaped. */
    static MailTemplate html(String name) {
        return new MailTemplate(resource(name + ".html"), MailTemplate::escaped);
    }

    /**
     * The text filled, in one pass: what a value holds is never a place. In a list, an element's
     * values come before those of the whole; a place without a value is an error of ours.
     */
    String fill(Map<String, String> values, Map<String, List<Map<String, String>>> lists) {
        StringBuilder filled = new StringBuilder();
        Matcher list = LIST.matcher(text);
        int end = 0;
        while (list.find()) {
            filled.append(values(text.substring(end, list.start()), values));
            String each = list.group(2);
            for (Map<String, String> element : required(lists.get(list.group(1)), list.group(1))) {
                Map<String, String> both = new HashMap<>(values);
                both.putAll(element);
                filled.append(values(each, both));
            }
            end = list.end();
        }
        return filled.append(values(text.substring(end), values)).toString();
    }

    private String values(String part, Map<String, String> values) {
        return VALUE.matcher(part)
                .replaceAll(
                        place -> {
                            String name = place.group(1);
                            String value = required(values.get(name), name);
                            return Matcher.quoteReplacement(escape.apply(value));
                        });
    }

    private static <T> T required(@Nullable T value, String name) {
        return Objects.requireNonNull(value, name);
    }

    /** Safe in the content of an element and in a quoted attribute. */
    static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream file = MailTemplate.class.getResourceAsStream("/mail/" + name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
