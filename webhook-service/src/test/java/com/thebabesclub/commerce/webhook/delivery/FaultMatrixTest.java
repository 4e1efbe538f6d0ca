package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.TableState;
import com.thebabesclub.commerce.testing.TrustPage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Every call that an event's handling makes meets every fault, and Stripe delivers again what was
 * not taken. No delivery is answered wrongly, and in the end the table is that of a shop in which
 * nothing ever failed.
 */
@Case(
        id = "P140",
        sentence =
                "Every call of an operation meets every fault, and is asked for again: no answer is wrong, none is a 500, "
                        + "and the table ends as if nothing had happened.")
class FaultMatrixTest {

    private static final int ONE_IN = 9;

    @Tag("trust")
    @ParameterizedTest
    @EnumSource
    void everyFaultAtEveryCall(EventStory story) throws Exception {
        TrustPage.hold(matrix(story).everywhere());
    }

    @Test
    void aFewFaults() throws Exception {
        int cells = 0;
        for (EventStory story :
                List.of(EventStory.A_GUESTS_PAYMENT, EventStory.A_HINT_OF_A_REFUND)) {
            cells += matrix(story).sampled(ONE_IN).everywhere().cuts();
        }
        assertThat(cells).isPositive();
    }

    private static CrashCuts matrix(EventStory story) {
        return CrashCuts.faults(
                "webhook, " + story.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                () -> new Redelivering(new EventWorld(story)));
    }

    /** Stripe delivers again until it is told 200. */
    private record Redelivering(EventWorld world) implements CrashCuts.World {

        @Override
        public boolean attempt(Life life) {
            int status = world.deliverTo(life);
            assertThat(status).as("taken, or to be delivered again").isIn(200, 503);
            return status == 200;
        }

        @Override
        public void elapse(Duration time) {
            world.clock.advance(time);
        }

        @Override
        public List<String> state() {
            return TableState.of(world.table);
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
