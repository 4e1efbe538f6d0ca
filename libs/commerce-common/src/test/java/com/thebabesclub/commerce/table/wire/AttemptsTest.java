package com.thebabesclub.commerce.table.wire;

import static com.thebabesclub.commerce.table.wire.Calls.FOUND;
import static com.thebabesclub.commerce.table.wire.Calls.failure;
import static com.thebabesclub.commerce.table.wire.Calls.get;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.aws.Loopback;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

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
}
