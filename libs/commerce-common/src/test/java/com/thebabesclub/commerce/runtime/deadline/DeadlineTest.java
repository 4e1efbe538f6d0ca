package com.thebabesclub.commerce.runtime.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.time.Duration;

class DeadlineTest {

    private static final Duration OWN = Duration.ofSeconds(4);

    private final TestClock clock = TestClock.atNoon();
    private final Mono<Duration> call = Deadline.limit(OWN, Mono::just);

    @Test
    void aCallHasItsOwnLimitWhereTheDeadlineIsFar() {
        assertThat(Await.value(call)).isEqualTo(OWN);
        assertThat(Await.value(Deadline.in(Duration.ofSeconds(8), clock).bound(call)))
                .isEqualTo(OWN);
    }

    @Test
    void aCallHasWhatIsLeftWhereTheDeadlineIsNear() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(8), clock);
        clock.advance(Duration.ofSeconds(6));

        assertThat(Await.value(deadline.bound(call))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @Case(id = "F40", sentence = "200 ms left: no call is started.")
    void withLessThanASecondLeftNoCallIsStarted() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(8), clock);
        clock.advance(Duration.ofMillis(7001));
        Mono<Duration> never =
                Deadline.limit(OWN, _ -> Mono.error(new AssertionError("the call was started")));

        assertThat(
                        catchThrowableOfType(
                                DeadlineExceededException.class,
                                () -> Await.done(deadline.bound(never))))
                .isNotNull();
    }

    @Test
    void theEarlierOfTwoDeadlinesStands() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(8), clock);

        assertThat(deadline.or(clock.instant().plusSeconds(3)).left())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(deadline.or(clock.instant().plusSeconds(30)).left())
                .isEqualTo(Duration.ofSeconds(8));
    }
}
