package com.thebabesclub.commerce.table.wire;

import static com.thebabesclub.commerce.table.wire.Calls.FOUND;
import static com.thebabesclub.commerce.table.wire.Calls.calls;
import static com.thebabesclub.commerce.table.wire.Calls.failure;
import static com.thebabesclub.commerce.table.wire.Calls.get;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.aws.Loopback;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Which connections are kept and used, how many there are, and how they end. */
class ConnectionsTest {

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
}
