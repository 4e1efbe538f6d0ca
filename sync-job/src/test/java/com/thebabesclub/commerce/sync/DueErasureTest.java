package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.domain.order.ErasurePolicy;
import com.thebabesclub.commerce.settlement.OrderErasureService.Outcome;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Customers who have asked to be forgotten, and goods that are owed to them. */
@Case(
        id = "P82",
        sentence =
                "The sweep forgets who waits a day after their goods are sent, with notes and "
                        + "tracking numbers, and after ninety days whatever is owed.")
class DueErasureTest {

    private static final String TRACKING = "JD0146";
    private static final String NOTE = "Rings twice.";
    private static final Duration DAY = Duration.ofDays(1);

    private final DueShop due = new DueShop();

    @AfterEach
    void close() {
        due.close();
    }

    @Test
    void aDayAfterTheGoodsAreSent() throws StripeException {
        String session = waiting();
        due.send(session, TRACKING);
        sweepAfter(DAY.minusHours(2));
        assertThat(due.order(session).has("customerEmail")).isTrue();

        sweepAfter(Duration.ofHours(2));

        assertThat(due.order(session).has("customerEmail")).isFalse();
        assertThat(due.order(session).has("erasureAskedAt")).isFalse();
        assertThat(due.status(session)).isEqualTo("completed");
        assertThat(due.shop.table().dump().toString()).doesNotContain(TRACKING, NOTE);
        assertThat(due.due()).filteredOn(key -> key.contains("erase#")).hasSize(1);
    }

    @Test
    void afterNinetyDaysWhateverIsOwed() throws StripeException {
        String session = waiting();
        sweepAfter(ErasurePolicy.LONGEST_WAIT.minusDays(1));
        assertThat(due.order(session).has("customerEmail")).isTrue();

        sweepAfter(DAY);

        assertThat(due.order(session).has("customerEmail")).isFalse();
        assertThat(due.order(session).findText("fulfilment")).isEmpty();
        assertThat(due.due()).noneMatch(key -> key.contains("erase#"));
    }

    @Test
    void whatIsTakenBackWaitsOn() throws StripeException {
        String session = waiting();
        due.send(session, TRACKING);
        due.takeBack(session);

        sweepAfter(DAY);

        assertThat(due.order(session).has("customerEmail")).isTrue();
        assertThat(due.due()).filteredOn(key -> key.contains("erase#")).hasSize(1);
        sweepAfter(ErasurePolicy.LONGEST_WAIT.minus(DAY));
        assertThat(due.order(session).has("customerEmail")).isFalse();
    }

    private String waiting() throws StripeException {
        String session = due.checkout();
        due.shop.stripe().pay(session);
        due.orders();
        due.note(session, NOTE);
        assertThat(due.erase(session)).isEqualTo(Outcome.WAITS);
        assertThat(due.order(session).has("customerEmail")).isTrue();
        return session;
    }

    private void sweepAfter(Duration time) {
        due.advance(time);
        due.sweptThrough(due.shop.clock().instant().truncatedTo(ChronoUnit.HOURS));
        due.sweep();
    }
}
