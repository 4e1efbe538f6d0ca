package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.thebabesclub.commerce.http.FailingController.Failure;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whatever is thrown, wherever: the caller gets our problem, and the log one line. */
class FailureTest {

    private static final String ORIGIN = "https://thebabesclub.com";

    private static Sample sample;

    @BeforeAll
    static void start() {
        sample = new Sample(Map.of());
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    static Stream<Arguments> failures() {
        List<String> places =
                List.of(
                        "controller",
                        "emitted",
                        "constant",
                        "operator",
                        "filter",
                        "binder",
                        "future",
                        "emitted-after-future");
        return sample.doors().stream()
                .flatMap(
                        door ->
                                places.stream()
                                        .flatMap(
                                                place ->
                                                        Stream.of(Failure.values())
                                                                .map(
                                                                        failure ->
                                                                                arguments(
                                                                                        door, place,
                                                                                        failure))));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @Case(
            id = "B1",
            sentence =
                    "Whatever is thrown for one request, wherever, is a problem with its id "
                            + "and one line, on Lambda too.")
    void isAProblemWithOneLine(Door door, String place, Failure failure) {
        WebAnswer answer =
                assertFailed(door, WebRequest.get("/failing/" + place + "?what=" + failure));

        if (door.toString().equals("Netty") && failure.isTheJvms()) {
            assertThat(answer.header("Connection")).contains("close");
        } else {
            assertThat(answer.header("Connection")).isNotEqualTo(Optional.of("close"));
        }
    }

    static Stream<Arguments> failuresAfterABody() {
        return sample.doors().stream()
                .flatMap(
                        door ->
                                Stream.of(Failure.values())
                                        .map(failure -> arguments(door, failure)));
    }

    @ParameterizedTest
    @MethodSource("failuresAfterABody")
    void afterABodyToo(Door door, Failure failure) {
        assertFailed(
                door,
                WebRequest.post("/failing/body", failure.name())
                        .header("Content-Type", "text/plain"));
    }

    /** One of the JVM's stands for all, since it takes its time. */
    static Stream<Arguments> laterFailures() {
        return failuresAfterABody()
                .filter(
                        arguments ->
                                Set.of(Failure.EXCEPTION, Failure.ASSERTION, Failure.STACK)
                                        .contains(arguments.get()[1]))
                .flatMap(
                        arguments ->
                                Stream.of("later", "thrown-later")
                                        .map(
                                                place ->
                                                        arguments(
                                                                arguments.get()[0],
                                                                place,
                                                                arguments.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("laterFailures")
    void onASchedulerOneOfTheJvmsEndsTheRequestAfterItsTime(
            Door door, String place, Failure failure) {
        WebAnswer answer =
                door.ask(
                        WebRequest.get("/failing/" + place + "?what=" + failure)
                                .header("Origin", ORIGIN));

        if (failure.isTheJvms()) {
            WebTest.assertProblem(answer, 503, "unavailable");
        } else {
            WebTest.assertProblem(answer, 500, "internal_error");
        }
        assertMarked(answer);
    }

    @ParameterizedTest
    @MethodSource("failuresAfterABody")
    void whereTheAnswerIsWrittenToo(Door door, Failure failure) {
        WebAnswer answer = door.ask(WebRequest.get("/failing/written?what=" + failure));

        WebTest.assertProblem(answer, 500, "internal_error");
        assertThat(answer.body())
                .contains(answer.header("X-Request-Id").orElseThrow())
                .doesNotContain(SampleController.INNERMOST);
    }

    static Stream<Arguments> failuresOfAFunction() {
        return failuresAfterABody()
                .filter(arguments -> !arguments.get()[0].toString().equals("Netty"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfAFunction")
    void anInvocationIsAnsweredWhereTheFrameworkFails(Door door, Failure failure) {
        WebAnswer answer =
                door.ask(WebRequest.get("/failing/event?what=" + failure).header("Origin", ORIGIN));

        WebTest.assertProblem(answer, 500, "internal_error");
        assertThat(answer.body()).doesNotContain(SampleController.INNERMOST);
        assertMarked(answer);
    }

    private static WebAnswer assertFailed(Door door, WebRequest request) {
        try (LogLines log = LogLines.captured()) {
            WebAnswer answer = door.ask(request.header("Origin", ORIGIN));

            WebTest.assertProblem(answer, 500, "internal_error");
            assertThat(answer.body()).doesNotContain(SampleController.INNERMOST, "sk_live");
            assertMarked(answer);
            String id = answer.header("X-Request-Id").orElseThrow();
            assertThat(log.with("\"Request failed\"")).hasSize(1).first().asString().contains(id);
            assertThat(log.with("\"Request answered\""))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(id, "\"status\":500");
            assertThat(log.with("\"level\":\"ERROR\"")).hasSize(1);
            return answer;
        }
    }

    private static void assertMarked(WebAnswer answer) {
        String id = answer.header("X-Request-Id").orElseThrow();
        assertThat(answer.body()).contains("\"requestId\":\"" + id + "\"");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains(ORIGIN);
    }
}
