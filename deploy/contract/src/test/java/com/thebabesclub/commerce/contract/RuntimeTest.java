package com.thebabesclub.commerce.contract;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The functions in the hands of Lambda's runtime client, through good days and bad ones. */
@ParameterizedClass
@EnumSource(names = {"CHECKOUT", "QUOTE"})
class RuntimeTest {

    private static final String QUOTE = "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":1}]}";

    private final World world = World.create();

    @Parameter private Deployed deployed = Deployed.CHECKOUT;

    /** Reuse of a warm instance, without growth: memory after a collection, threads, files. */
    @Test
    void aThousandInvocationsLeaveNothingBehind() throws IOException, InterruptedException {
        try (LocalFunction function = started(Map.of())) {
            Door door = Functions.httpApi(function);
            invoke(door, 200);
            Footprint before = Footprint.of(function);

            invoke(door, 1_000);

            Footprint after = Footprint.of(function);
            assertThat(function.starts()).isEqualTo(1);
            assertThat(after.heapKilobytes()).isLessThan(before.heapKilobytes() + 4_096);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 2);
            assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + 4);
            System.out.println("A thousand invocations: from " + before + " to " + after);
        }
    }

    @Test
    @Case(id = "F41", sentence = "A malformed invocation is reported, the loop lives on.")
    void whatIsNoEventIsReportedAndTheLoopLivesOn() {
        try (LocalFunction function = started(Map.of())) {
            for (String event : List.of("", "{", "null", "{\"hello\":\"world\"}")) {
                assertThat(function.invoke(Event.of(event)))
                        .as(event)
                        .isInstanceOfSatisfying(
                                Outcome.Failed.class,
                                failed ->
                                        assertThat(failed.report())
                                                .contains("UnsupportedEventException")
                                                .contains("This is no event of API Gateway: "));
            }
            assertThat(quote(Functions.restApi(function)).status()).isEqualTo(200);
            assertThat(function.starts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.Cut.class)
    @Case(
            id = "F39",
            sentence = "A function frozen for an hour: no stale connection fails a request.")
    void aFunctionThatWasFrozenFindsItsConnectionsGoneAndFailsNoRequest(Wire.Cut cut)
            throws IOException {
        try (Wire table = Wire.to(LocalTable.endpoint());
                LocalFunction function =
                        started(Map.of("AWS_ENDPOINT_URL_DYNAMODB", table.address()))) {
            Door door = Functions.restApi(function);
            for (int night = 0; night < 3; night++) {
                assertThat(quote(door).status()).isEqualTo(200);
                function.freeze();
                assertThat(table.cut(cut)).isPositive();
                function.thaw();
            }
            assertThat(quote(door).status()).isEqualTo(200);
            assertThat(function.starts()).isEqualTo(1);
        }
    }

    @Test
    void aProcessThatHangsIsKilledAtTheLimitAndReplaced() {
        FunctionSettings settings = settings(Map.of()).within(Duration.ofSeconds(5));
        try (LocalFunction function = new LocalFunction(settings)) {
            assertThat(quote(Functions.restApi(function)).status()).isEqualTo(200);
            function.freeze();

            assertThat(function.invoke(Event.of("{}"))).isInstanceOf(Outcome.TimedOut.class);

            assertThat(quote(Functions.restApi(function)).status()).isEqualTo(200);
            assertThat(function.starts()).isEqualTo(2);
        }
    }

    @Test
    @Case(id = "F42", sentence = "Out of memory: the process ends.")
    void outOfMemoryEndsTheProcessAndTheNextOneIsClean() {
        try (LocalFunction function =
                started(Map.of("JAVA_TOOL_OPTIONS", "-Xmx40m -XX:+ExitOnOutOfMemoryError"))) {
            Door door = Functions.restApi(function);
            assertThat(quote(door).status()).isEqualTo(200);
            ProcessHandle process = function.process().orElseThrow();

            Outcome outcome = function.invoke(Event.of(event("x".repeat(5_900_000))));

            assertThat(outcome).isInstanceOfAny(Outcome.Exited.class, Outcome.Failed.class);
            assertThat(quote(door).status()).isEqualTo(200);
            assertThat(process.isAlive()).isFalse();
            assertThat(function.starts()).isEqualTo(2);
        }
    }

    @Test
    void aRequestOfLambdasLargestSizeIsRefusedWithAProblem() {
        try (LocalFunction function = started(Map.of())) {
            byte[] answer =
                    Functions.answer(function, event("x".repeat(5_900_000)).getBytes(UTF_8));

            assertThat(new String(answer, UTF_8)).contains("\"statusCode\":413", "body_too_large");
            assertThat(function.invoke(Event.of(event("x".repeat(6_400_000)))))
                    .isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void aWrongSettingEndsTheStartWithItsSentence() {
        try (LocalFunction function = started(Map.of("QUOTE_SIGNATURE_SECRET", "short"))) {
            assertThat(function.invoke(Event.of("{}")))
                    .isInstanceOfSatisfying(
                            Outcome.NotInitialised.class,
                            wrong ->
                                    assertThat(wrong.report())
                                            .contains("QUOTE_SIGNATURE_SECRET has a secret"));
        }
    }

    @Test
    void restoredFromASnapshotItAnswers() throws IOException {
        try (Wire table = Wire.to(LocalTable.endpoint());
                LocalFunction function =
                        new LocalFunction(
                                settings(Map.of("AWS_ENDPOINT_URL_DYNAMODB", table.address()))
                                        .snapStarted())) {
            assertThat(function.start()).isEmpty();
            Await.until(() -> table.standing() == 0);
            assertThat(world.table().dump()).as("what the priming wrote").isEmpty();

            assertThat(quote(Functions.httpApi(function)).status()).isEqualTo(200);
            assertThat(function.starts()).isEqualTo(1);
        }
    }

    private static void invoke(Door door, int times) {
        for (int i = 0; i < times; i++) {
            WebAnswer answer =
                    door.ask(WebRequest.post("/cart/quote", QUOTE).from("198.51.100." + i % 250));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    private static WebAnswer quote(Door door) {
        return door.ask(WebRequest.post("/cart/quote", QUOTE));
    }

    private static String event(String body) {
        return "{\"httpMethod\":\"POST\",\"path\":\"/cart/quote\",\"body\":\"" + body + "\"}";
    }

    private LocalFunction started(Map<String, String> more) {
        return new LocalFunction(settings(more));
    }

    private FunctionSettings settings(Map<String, String> more) {
        return Functions.managed(deployed.service(), Deployed.HANDLER, world).with(more);
    }
}
