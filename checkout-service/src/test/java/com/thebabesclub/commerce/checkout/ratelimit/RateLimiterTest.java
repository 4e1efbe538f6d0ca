package com.thebabesclub.commerce.checkout.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.ProblemException;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

class RateLimiterTest {

    private final LocalTable local = LocalTable.create();
    private final TestClock clock = TestClock.atNoon();
    private final ClientAddress address = address("203.0.113.9");

    private final List<Measurement> readings = new CopyOnWriteArrayList<>();
    private final Metrics counts = recorded -> readings.addAll(List.of(recorded));

    @Test
    void ofAHundredParallelRequestsExactlyAsManyPassAsTheLimitSays() {
        RateLimiter limiter = limiter(10, 1_000);
        long passed = passed(limiter, 100);
        assertThat(passed).isEqualTo(10);
    }

    @Test
    void severalProcessesShareTheCount() {
        long passed = passed(limiter(10, 1_000), 7) + passed(limiter(10, 1_000), 7);
        assertThat(passed).isEqualTo(10);
    }

    @Test
    void aRefusalCostsNothingUntilItsHourEnds() {
        RateLimiter limiter = limiter(1, 1_000);
        assertThat(passed(limiter, 2)).isEqualTo(1);
        local.tap().forgetCalls();
        clock.advance(Duration.ofMinutes(59));
        assertRefused(limiter, "60");
        assertThat(local.tap().calls()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(passed(limiter, 1)).isEqualTo(1);
    }

    @Test
    void theDayHasALimitOfItsOwn() {
        RateLimiter limiter = limiter(2, 3);
        assertThat(passed(limiter, 2)).isEqualTo(2);
        clock.advance(Duration.ofHours(1));
        assertThat(passed(limiter, 2)).isEqualTo(1);
        assertRefused(limiter, Long.toString(Duration.ofHours(11).toSeconds()));
        clock.advance(Duration.ofHours(11));
        assertThat(passed(limiter, 1)).isEqualTo(1);
    }

    @Test
    void otherAddressesAndOtherScopesCountOnTheirOwn() {
        assertThat(passed(limiter(1, 10), 1)).isEqualTo(1);
        RateLimit other = new RateLimit("checkout", 1, 10);
        assertThat(passed(new RateLimiter(table(), other, clock, counts), 1)).isEqualTo(1);
        Await.done(limiter(1, 10).admit(address("203.0.113.10")));
        assertThat(local.keys("LIMIT#"))
                .containsExactly(
                        "LIMIT#checkout#203.0.113.9 / WINDOW#20261126",
                        "LIMIT#quote#203.0.113.10 / WINDOW#20261126",
                        "LIMIT#quote#203.0.113.9 / WINDOW#20261126");
    }

    @Test
    @Case(id = "F43", sentence = "The limiter's store is down: local limits at a quarter.")
    void whileTheTableIsAwayAQuarterOfTheLimitPasses() {
        local.tap()
                .script(
                        (_, _) ->
                                CompletableFuture.failedFuture(
                                        SdkClientException.create("no route to the table")));
        assertThat(passed(limiter(40, 1_000), 100)).isEqualTo(10);
        assertThat(Collections.frequency(readings, Metric.LIMITER_STORE_FAILURES.one("quote")))
                .isEqualTo(100);
        assertThat(Collections.frequency(readings, Metric.RATE_LIMITED.one("quote"))).isEqualTo(90);
    }

    private long passed(RateLimiter limiter, int requests) {
        return Await.value(
                Flux.range(0, requests)
                        .flatMap(
                                _ ->
                                        limiter.admit(address)
                                                .thenReturn(1)
                                                .onErrorResume(
                                                        ProblemException.class, _ -> Mono.empty()),
                                100)
                        .count());
    }

    private void assertRefused(RateLimiter limiter, String retryAfter) {
        assertThatThrownBy(() -> Await.done(limiter.admit(address)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo("rate_limited");
                            assertThat(refused.problem().headers())
                                    .containsEntry("Retry-After", retryAfter);
                        });
    }

    private RateLimiter limiter(int perHour, int perDay) {
        return new RateLimiter(table(), new RateLimit("quote", perHour, perDay), clock, counts);
    }

    private CommerceTable table() {
        return new CommerceTable(local.tapped(), local.name());
    }

    private static ClientAddress address(String literal) {
        return new ClientAddress(InetAddress.ofLiteral(literal));
    }
}
