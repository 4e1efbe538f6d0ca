package com.thebabesclub.commerce.table.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.aws.Loopback;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32;

/** What becomes of a call where the network or DynamoDB does not do what it should. */
class AttemptsTest {

    /** Short, so that a test which waits for them does not take long. */
    private static final Limits SHORT =
            new Limits(
                    3,
                    Duration.ofMillis(200),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(400),
                    200,
                    10_000);

    private static final byte[] FOUND = Loopback.ok("{\"Item\":{\"a\":{\"S\":\"b\"}}}");

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServerErrorIsTriedAgain(int status) throws IOException {
        try (Loopback table =
                        Loopback.answering(
                                e -> e.number() < 3 ? Loopback.answer(status, "", "") : FOUND);
                WireClient client = Clients.ours(table.address())) {
            assertThat(get(client).join().item()).containsKey("a");
            assertThat(table.requests()).hasSize(3);
        }
    }

    @Test
    void afterThreeAttemptsTheLastFailureIsTold() throws IOException {
        try (Loopback table = Loopback.answering(_ -> Loopback.answer(500, "", ""));
                WireClient client = Clients.ours(table.address())) {
            DynamoDbException failure = failure(DynamoDbException.class, get(client));

            assertThat(failure.statusCode()).isEqualTo(500);
            assertThat(table.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ThrottlingException",
                "ProvisionedThroughputExceededException",
                "RequestLimitExceeded",
                "TransactionInProgressException"
            })
    @Tag("F1")
    void throttlingIsTriedAgain(String code) throws IOException {
        try (Loopback table =
                        Loopback.answering(
                                e -> e.number() == 1 ? Loopback.error(400, code) : FOUND);
                WireClient client = Clients.ours(table.address())) {
            assertThat(get(client).join().item()).containsKey("a");
            assertThat(table.requests()).hasSize(2);
        }
    }

    /** As the SDK decides, which we ask. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValidationException",
                "ConditionalCheckFailedException",
                "TransactionCanceledException",
                "TransactionConflictException",
                "AccessDeniedException",
                "NobodyKnowsThisException"
            })
    void whatWouldFailAgainIsNotTriedAgain(String code) throws IOException {
        try (Loopback table = Loopback.answering(_ -> Loopback.error(400, code));
                WireClient client = Clients.ours(table.address())) {
            DynamoDbException failure = failure(DynamoDbException.class, get(client));

            assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("said " + code);
            assertThat(table.requests()).hasSize(1);
        }
    }

    @Test
    void aConnectionThatIsDroppedIsTriedAgain() throws IOException {
        try (Loopback table =
                        Loopback.scripted(
                                e -> {
                                    if (e.number() < 3) {
                                        e.socket().close();
                                    } else {
                                        e.out().write(FOUND);
                                    }
                                });
                WireClient client = Clients.ours(table.address())) {
            assertThat(get(client).join().item()).containsKey("a");
            assertThat(table.connections()).isEqualTo(3);
        }
    }

    @Test
    void nobodyThereIsAFailureOfTheNetwork() {
        try (WireClient client = Clients.ours(URI.create("http://127.0.0.1:1"))) {
            assertThat(failure(SdkClientException.class, get(client)))
                    .hasMessageStartingWith("DynamoDb does not answer")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    /** Each byte arrives in time, and all of them do not. */
    @Test
    void anAnswerThatDripsEndsWithTheAttempt() throws IOException {
        try (Loopback table =
                        Loopback.scripted(
                                e -> {
                                    for (byte drop : e.number() == 1 ? FOUND : new byte[0]) {
                                        e.out().write(drop);
                                        Thread.sleep(20);
                                    }
                                    e.out().write(FOUND);
                                });
                WireClient client = Clients.ours(table.address(), SHORT)) {
            assertThat(get(client).join().item()).containsKey("a");
            assertThat(table.requests()).hasSize(2);
            assertThat(table.connections()).isEqualTo(2);
        }
    }

    @Test
    void noAnswerAtAllEndsWithTheLastAttempt() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (Loopback table = Loopback.scripted(_ -> end.await());
                WireClient client = Clients.ours(table.address(), SHORT)) {
            failure(ApiCallAttemptTimeoutException.class, get(client));
            assertThat(table.requests()).hasSize(3);
        } finally {
            end.countDown();
        }
    }

    /** A body that is larger than what the network takes at once. */
    @Test
    void aTableThatDoesNotReadEndsWithTheAttempt() throws IOException {
        try (java.net.ServerSocket deaf =
                        new java.net.ServerSocket(
                                0, 10, java.net.InetAddress.getLoopbackAddress());
                WireClient client =
                        Clients.ours(
                                URI.create("http://127.0.0.1:" + deaf.getLocalPort()), SHORT)) {
            AttributeValue large = AttributeValue.fromS("x".repeat(20_000_000));

            failure(
                    ApiCallAttemptTimeoutException.class,
                    client.putItem(r -> r.tableName("t").item(Map.of("a", large))));
        }
    }

    @Test
    void theWholeCallEndsWithItsLimit() throws IOException {
        try (Loopback table = Loopback.answering(_ -> Loopback.answer(500, "", ""));
                WireClient client =
                        Clients.ours(
                                table.address(),
                                new Limits(
                                        1000,
                                        Duration.ofSeconds(9),
                                        Duration.ofSeconds(9),
                                        Duration.ofSeconds(9),
                                        1,
                                        1))) {
            failure(
                    ApiCallTimeoutException.class,
                    client.getItem(
                            r ->
                                    r.tableName("t")
                                            .overrideConfiguration(
                                                    o ->
                                                            o.apiCallTimeout(
                                                                    Duration.ofMillis(300)))));
        }
        CountDownLatch end = new CountDownLatch(1);
        try (Loopback table = Loopback.scripted(_ -> end.await());
                WireClient client = Clients.ours(table.address())) {
            failure(
                    ApiCallTimeoutException.class,
                    client.getItem(
                            r ->
                                    r.tableName("t")
                                            .overrideConfiguration(
                                                    o ->
                                                            o.apiCallTimeout(
                                                                    Duration.ofMillis(100)))));
            assertThat(table.requests()).hasSize(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aConnectionIsKeptAndUsedAgain() throws IOException {
        try (Loopback table = Loopback.answering(_ -> FOUND);
                WireClient client = Clients.ours(table.address())) {
            for (int i = 0; i < 50; i++) {
                get(client).join();
            }
            assertThat(table.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatTheTableClosesIsNotKept() throws IOException {
        try (Loopback table =
                        Loopback.answering(
                                _ -> Loopback.answer(200, "Connection: close\r\n", "{}"));
                WireClient client = Clients.ours(table.address())) {
            get(client).join();
            get(client).join();
            assertThat(table.connections()).isEqualTo(2);
        }
    }

    /** Closed without a word, as a table does with what lies idle. */
    @Test
    void aStaleConnectionCostsNoFailure() throws IOException {
        try (Loopback table =
                        Loopback.scripted(
                                e -> {
                                    e.out().write(FOUND);
                                    e.socket().close();
                                });
                WireClient client = Clients.ours(table.address())) {
            for (int i = 0; i < 5; i++) {
                assertThat(get(client).join().item()).containsKey("a");
            }
            assertThat(table.requests()).hasSize(5);
        }
    }

    /** With one attempt alone, so that nothing is made good by another. */
    @Test
    void whatLayIdleForLongIsLookedAtBeforeItIsUsed() throws IOException {
        TestClock clock = TestClock.atNoon();
        try (Loopback table =
                        Loopback.scripted(
                                e -> {
                                    e.out().write(FOUND);
                                    if (e.number() % 2 == 0) {
                                        e.socket().close();
                                    }
                                });
                WireClient client =
                        WireClient.of(Clients.settings(table.address()), once(), clock)) {
            for (int i = 0; i < 6; i++) {
                assertThat(get(client).join().item()).containsKey("a");
                clock.advance(Duration.ofSeconds(5));
            }
            assertThat(table.connections()).isEqualTo(3);
        }
    }

    @Test
    void whatLayIdleForAMinuteIsNotUsed() throws IOException {
        TestClock clock = TestClock.atNoon();
        try (Loopback table = Loopback.answering(_ -> FOUND);
                WireClient client =
                        WireClient.of(Clients.settings(table.address()), once(), clock)) {
            get(client).join();
            clock.advance(Duration.ofSeconds(61));
            get(client).join();
            assertThat(table.connections()).isEqualTo(2);
        }
    }

    private static Limits once() {
        return new Limits(
                1,
                Duration.ofSeconds(5),
                Duration.ofSeconds(9),
                Duration.ofSeconds(1),
                200,
                10_000);
    }

    @Test
    void anAnswerWithAWrongChecksumIsAnAttemptThatFailed() throws IOException {
        try (Loopback table =
                        Loopback.answering(
                                e ->
                                        Loopback.answer(
                                                200,
                                                "X-Amz-Crc32: "
                                                        + (e.number() == 1 ? 1 : checksum("{}"))
                                                        + "\r\n",
                                                "{}"));
                WireClient client = Clients.ours(table.address())) {
            assertThat(get(client).join().hasItem()).isFalse();
            assertThat(table.requests()).hasSize(2);
        }
    }

    private static long checksum(String body) {
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return checksum.getValue();
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (Loopback elsewhere = Loopback.answering(_ -> FOUND);
                Loopback table =
                        Loopback.answering(
                                _ ->
                                        Loopback.answer(
                                                302,
                                                "Location: " + elsewhere.address() + "\r\n",
                                                ""));
                WireClient client = Clients.ours(table.address())) {
            assertThat(failure(DynamoDbException.class, get(client)).statusCode()).isEqualTo(302);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsAFailureAndNotTriedAgain() throws IOException {
        try (Loopback table = Loopback.answering(_ -> Loopback.ok("<html>"));
                WireClient client = Clients.ours(table.address())) {
            failure(SdkClientException.class, get(client));
            assertThat(table.requests()).hasSize(1);
        }
    }

    @Test
    void anErrorThatIsNoJsonStillHasItsStatus() throws IOException {
        try (Loopback table = Loopback.answering(_ -> Loopback.answer(403, "", "<html>"));
                WireClient client = Clients.ours(table.address())) {
            DynamoDbException failure = failure(DynamoDbException.class, get(client));

            assertThat(failure.statusCode()).isEqualTo(403);
            assertThat(failure.awsErrorDetails().errorCode()).isEmpty();
        }
    }

    @Test
    void theNameOfAnErrorMayStandInTheHead() throws IOException {
        String header = "x-amzn-ErrorType: TransactionInProgressException:http://x/\r\n";
        try (Loopback table =
                        Loopback.answering(
                                _ -> Loopback.answer(400, header, "{\"Message\":\"m\"}"));
                WireClient client = Clients.ours(table.address())) {
            assertThat(
                            failure(TransactionInProgressException.class, get(client))
                                    .awsErrorDetails()
                                    .errorMessage())
                    .isEqualTo("m");
        }
    }

    @Test
    void oneMoreThanThereMayBeWaitsForOneToEnd() throws IOException {
        CountDownLatch all = new CountDownLatch(5);
        CountDownLatch end = new CountDownLatch(1);
        try (Loopback table =
                        Loopback.scripted(
                                e -> {
                                    all.countDown();
                                    end.await();
                                    e.out().write(FOUND);
                                });
                WireClient client = Clients.ours(table.address(), inFlight(5, 10))) {
            List<CompletableFuture<GetItemResponse>> calls = calls(client, 6);
            Await.until(() -> all.getCount() == 0);
            assertThat(table.requests()).hasSize(5);
            end.countDown();

            calls.forEach(CompletableFuture::join);
            assertThat(table.connections()).isEqualTo(5);
        }
    }

    @Test
    void nobodyWaitsForeverForAConnection() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (Loopback table =
                        Loopback.scripted(
                                e -> {
                                    end.await();
                                    e.out().write(FOUND);
                                });
                WireClient client = Clients.ours(table.address(), inFlight(1, 1))) {
            CompletableFuture<GetItemResponse> first = get(client);
            Await.until(() -> table.requests().size() == 1);

            assertThat(failure(SdkClientException.class, get(client)))
                    .hasMessage("no connection was free in time");
            end.countDown();
            assertThat(first.join().item()).containsKey("a");
        }
    }

    @Test
    void twoHundredAtOnceAreAllAnswered() throws IOException {
        try (Loopback table = Loopback.answering(_ -> FOUND);
                WireClient client = Clients.ours(table.address())) {
            for (CompletableFuture<GetItemResponse> call : calls(client, 2000)) {
                assertThat(call.join().item()).containsKey("a");
            }
            assertThat(table.requests()).hasSize(2000);
            assertThat(table.connections()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void aCancelledCallIsNotTriedAgain() throws IOException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Loopback table =
                        Loopback.answering(
                                _ -> {
                                    arrived.countDown();
                                    cancelled.await();
                                    return Loopback.answer(500, "", "");
                                });
                WireClient client = Clients.ours(table.address())) {
            CompletableFuture<GetItemResponse> call = get(client);
            Await.until(() -> arrived.getCount() == 0);
            call.cancel(true);
            cancelled.countDown();
            Await.until(() -> table.answered() == 1);
            get(client).handle((_, _) -> true).join();

            assertThat(table.requests()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void aClosedClientSaysSo() throws IOException {
        try (Loopback table = Loopback.answering(_ -> FOUND)) {
            WireClient client = Clients.ours(table.address());
            get(client).join();
            client.close();

            assertThat(failure(SdkClientException.class, get(client)))
                    .hasMessage("the client is closed");
        }
    }

    @Test
    void aClientThatIsClosedDuringACallAnswersIt() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (Loopback table =
                Loopback.scripted(
                        e -> {
                            end.await();
                            e.out().write(FOUND);
                        })) {
            WireClient client = Clients.ours(table.address());
            CompletableFuture<GetItemResponse> call = get(client);
            Await.until(() -> table.requests().size() == 1);
            client.close();
            end.countDown();

            assertThat(call.join().item()).containsKey("a");
        }
    }

    private static Limits inFlight(int most, int waiting) {
        return new Limits(
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(9),
                Duration.ofMillis(300),
                most,
                waiting);
    }

    private static List<CompletableFuture<GetItemResponse>> calls(WireClient client, int number) {
        List<CompletableFuture<GetItemResponse>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            calls.add(get(client));
        }
        return calls;
    }

    private static CompletableFuture<GetItemResponse> get(WireClient client) {
        return client.getItem(r -> r.tableName("t").key(Map.of("PK", AttributeValue.fromS("p"))));
    }

    private static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> call) {
        CompletionException failed =
                catchThrowableOfType(CompletionException.class, () -> call.join());
        assertThat(failed).hasCauseInstanceOf(type);
        return type.cast(Objects.requireNonNull(failed.getCause()));
    }
}
