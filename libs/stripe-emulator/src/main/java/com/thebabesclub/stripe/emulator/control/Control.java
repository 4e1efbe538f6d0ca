package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One method and path of the control API, with {@code {id}} for the one thing that may vary. */
public record Control(String method, Pattern path, Action action) {

    /** What a control does. */
    @FunctionalInterface
    interface Action {

        JsonNode run(ControlCall call) throws InterruptedException;
    }

    static Control get(String template, Action action) {
        return of("GET", template, action);
    }

    static Control post(String template, Action action) {
        return of("POST", template, action);
    }

    static Control delete(String template, Action action) {
        return of("DELETE", template, action);
    }

    private static Control of(String method, String template, Action action) {
        String regex = template.replace("{id}", "([^/]+)");
        return new Control(method, Pattern.compile("/_emulator" + regex), action);
    }

    Optional<Map<String, String>> match(String sentMethod, String sentPath) {
        if (!method.equals(sentMethod)) {
            return Optional.empty();
        }
        return path.matcher(sentPath)
                .results()
                .filter(result -> result.start() == 0 && result.end() == sentPath.length())
                .findFirst()
                .map(Control::variables);
    }

    private static Map<String, String> variables(MatchResult result) {
        return result.groupCount() == 0 ? Map.of() : Map.of("id", result.group(1));
    }
}
