package com.thebabesclub.commerce.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every route of a service in every situation of its caller, with the answer that docs/access.md
 * promises.
 *
 * @param service the heading of the service's table
 * @param routes a request for each route that would succeed
 */
public record AccessMatrix(String service, Map<String, WebRequest> routes) {

    /** The service that is asked must trust an authorizer. */
    public static final Map<String, String> TRUSTING = Map.of("TRUST_GATEWAY_AUTHORIZER", "true");

    /** Nothing listens there, so that nobody can say whether a token holds. */
    public static final Map<String, String> KEYS_DOWN =
            Map.of("JWT_SECRET", "", "JWT_JWKS_URL", "http://localhost:1/keys.json");

    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");

    /** How somebody comes; a column of the table. */
    public enum Situation {
        NO_TOKEN("no token"),
        CUSTOMER("a customer's"),
        ADMIN("an admin's"),
        EXPIRED("an expired one"),
        BEARER_NULL("`Bearer null`"),
        GARBAGE("garbage"),
        HEADER_NULL("`Authorization: null`"),
        KEYS_DOWN("the keys are down"),
        AUTHORIZER("an authorizer"),
        OTHER_ROLE_CLAIM("`ADMIN` in another claim");

        private static final String CUSTOMER_ID = "access-matrix";
        private static final String SUBJECT = "\"sub\":\"" + CUSTOMER_ID + "\"";

        private final String heading;

        Situation(String heading) {
            this.heading = heading;
        }

        WebRequest applied(WebRequest request, Instant now) {
            return switch (this) {
                case NO_TOKEN -> request;
                case CUSTOMER -> request.bearer(TestToken.of(CUSTOMER_ID, now));
                case ADMIN ->
                        request.bearer(TestToken.with(SUBJECT + ",\"roles\":[\"ADMIN\"]", now));
                case EXPIRED ->
                        request.bearer(
                                TestToken.with(
                                        SUBJECT + ",\"roles\":[\"ADMIN\"]",
                                        now.minusSeconds(7_200)));
                case BEARER_NULL -> request.bearer("null");
                case GARBAGE -> request.bearer("garbage");
                case HEADER_NULL -> request.header("Authorization", "null");
                case KEYS_DOWN -> request.bearer(ofAProvider(now));
                case AUTHORIZER -> request.authorizedAs(CUSTOMER_ID);
                case OTHER_ROLE_CLAIM ->
                        request.bearer(
                                TestToken.with(SUBJECT + ",\"cognito:groups\":[\"ADMIN\"]", now));
            };
        }

        private static String ofAProvider(Instant now) {
            return TestToken.signed(
                    "{\"alg\":\"RS256\",\"kid\":\"k1\"}",
                    "{" + SUBJECT + ",\"exp\":" + (now.getEpochSecond() + 3_600) + "}");
        }
    }

    /**
     * Asks all of it.
     *
     * @param trusting the service with {@link #TRUSTING}
     * @param keysDown the same with {@link #KEYS_DOWN}
     * @param overSocket where no authorizer is heard: its caller is one without a token
     */
    public void assertHolds(Door trusting, Door keysDown, boolean overSocket, Instant now) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        routes.forEach(
                (route, request) ->
                        answers.put(
                                route,
                                Arrays.stream(Situation.values())
                                        .map(
                                                situation ->
                                                        cell(
                                                                situation == Situation.KEYS_DOWN
                                                                        ? keysDown
                                                                        : trusting,
                                                                situation.applied(request, now)))
                                        .toList()));
        assertThat(rows(answers)).isEqualTo(published(overSocket));
    }

    private static String cell(Door door, WebRequest request) {
        WebAnswer answer = door.ask(request);
        Matcher code = CODE.matcher(answer.body());
        return answer.status() + (answer.status() >= 400 && code.find() ? " " + code.group(1) : "");
    }

    private static String rows(Map<String, List<String>> answers) {
        return answers.entrySet().stream()
                .map(
                        row ->
                                "| `"
                                        + row.getKey()
                                        + "` | "
                                        + String.join(" | ", row.getValue())
                                        + " |")
                .collect(Collectors.joining("\n"));
    }

    private String published(boolean overSocket) {
        return publishedRows().stream()
                .map(row -> overSocket ? withoutAuthorizer(row) : row)
                .collect(Collectors.joining("\n"));
    }

    private static String withoutAuthorizer(String row) {
        String[] cells = row.split(" \\| ", -1);
        cells[column(Situation.AUTHORIZER)] = cells[column(Situation.NO_TOKEN)];
        return String.join(" | ", cells);
    }

    /** After the route's own. */
    private static int column(Situation situation) {
        return List.of(Situation.values()).indexOf(situation) + 1;
    }

    /** The rows under the service's heading, below the columns' names. */
    private List<String> publishedRows() {
        String section = section();
        String columns =
                Arrays.stream(Situation.values())
                        .map(situation -> situation.heading)
                        .collect(Collectors.joining(" | ", "| route | ", " |"));
        assertThat(section).contains(columns);
        return section.lines().filter(line -> line.startsWith("| `")).toList();
    }

    private String section() {
        Path page = Path.of(System.getProperty("repository.root"), "docs", "access.md");
        try {
            String text = Files.readString(page);
            String heading = "## " + service + "\n";
            assertThat(text).contains(heading);
            String after = text.substring(text.indexOf(heading) + heading.length());
            int next = after.indexOf("\n## ");
            return next < 0 ? after : after.substring(0, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
