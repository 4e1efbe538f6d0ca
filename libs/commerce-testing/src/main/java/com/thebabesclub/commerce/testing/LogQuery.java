package com.thebabesclub.commerce.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of the operator's guide for CloudWatch Logs Insights, read from the page. Its filter is
 * carried out as Insights documents it, for the operators that the page uses.
 */
public record LogQuery(String heading, List<Predicate<JsonNode>> conditions) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^## ([^\\n]+)$(?:(?!^## ).)*?^```\\n(.*?)^```");
    private static final Pattern FILTER = Pattern.compile("(?m)^\\|? ?filter (.+)$");
    private static final Pattern CONDITION =
            Pattern.compile("(\\w+) (=|!=|like) (?:\"([^\"]*)\"|/([^/]*)/)");

    /** Every query of the page. */
    public static List<LogQuery> ofGuide() {
        Path page =
                Path.of(System.getProperty("repository.root")).resolve("docs/operations/logs.md");
        try {
            return SECTION.matcher(Files.readString(page))
                    .results()
                    .map(section -> new LogQuery(section.group(1), conditions(section.group(2))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The query under a heading of the page. */
    public static LogQuery ofGuide(String heading) {
        return ofGuide().stream()
                .filter(query -> query.heading().equals(heading))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no query \"" + heading + '"'));
    }

    /** The lines that the filter lets through. */
    public List<JsonNode> found(List<String> lines) {
        return lines.stream()
                .map(LogQuery::json)
                .filter(line -> conditions.stream().allMatch(condition -> condition.test(line)))
                .toList();
    }

    private static List<Predicate<JsonNode>> conditions(String query) {
        Matcher filter = FILTER.matcher(query);
        if (!filter.find()) {
            throw new IllegalArgumentException("no filter in " + query);
        }
        return Stream.of(filter.group(1).split(" and ")).map(LogQuery::condition).toList();
    }

    private static Predicate<JsonNode> condition(String text) {
        Matcher parts = CONDITION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not understood: " + text);
        }
        String field = parts.group(1);
        return switch (parts.group(2)) {
            case "=" -> line -> line.path(field).asText().equals(parts.group(3));
            case "!=" -> line -> !line.path(field).asText().equals(parts.group(3));
            default -> {
                Pattern like = Pattern.compile(parts.group(4));
                yield line -> like.matcher(line.path(field).asText()).find();
            }
        };
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
