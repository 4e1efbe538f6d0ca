package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.JsonVariant;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Bodies that two readers would read as two things, at the routes that write. */
@Case(
        id = "B33",
        sentence =
                "A body is one JSON document in UTF-8 with nothing after it; a list is no text and no "
                        + "number, and no field is there twice, at every door.")
class OneBodyTest extends DashboardTest {

    private static final String SOMEBODY = "dan";

    static List<JsonVariant> profiles() {
        return JsonVariant.of("{\"version\": 0, \"displayName\": \"Ann\"}", "\"Ann\"");
    }

    static List<JsonVariant> runs() {
        return JsonVariant.of("{\"lookbackHours\": 48, \"dryRun\": true}", "48");
    }

    static List<JsonVariant> lines() {
        return JsonVariant.of(
                "{\"userId\": \"%s\", \"contract\": \"c\", \"tokenId\": \"1\"}".formatted(SOMEBODY),
                "\"1\"");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aProfileIsReadOrRefused(JsonVariant variant) {
        WebRequest save =
                WebRequest.put("/dashboard/profile", "{}").bearer(dashboard().token(SOMEBODY));
        for (Door door : doors()) {
            assertReadOrRefused(variant, door, save);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRunIsReadOrRefused(JsonVariant variant) {
        for (Door door : doors()) {
            assertReadOrRefused(
                    variant,
                    door,
                    WebRequest.post("/admin/sync", "{}").bearer(dashboard().admin()));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsReadOrRefused(JsonVariant variant) {
        for (Door door : doors()) {
            assertReadOrRefused(
                    variant,
                    door,
                    WebRequest.post("/admin/nfts", "")
                            .header("Content-Type", "application/x-ndjson")
                            .bearer(dashboard().admin()));
        }
    }

    private static void assertReadOrRefused(JsonVariant variant, Door door, WebRequest request) {
        WebAnswer answer = door.ask(variant.in(request));

        assertThat(answer.status() != 400).as(door + ": " + answer).isEqualTo(variant.isRead());
    }
}
