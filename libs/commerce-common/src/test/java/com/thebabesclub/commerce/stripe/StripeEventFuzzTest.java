package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import java.util.Optional;

/** Whatever is signed is an event whose parts can be asked for, or none. */
class StripeEventFuzzTest {

    /** DynamoDB takes 1,024 bytes of a sort key, and the key has more than the id in it. */
    private static final int LONGEST_ID = 255;

    @FuzzTest(maxDuration = "2m")
    void aBodyIsAnEventOrNone(byte[] body) {
        Optional<StripeEvent> read = StripeEvent.parse(body);

        read.ifPresent(StripeEventFuzzTest::look);
        look(StripeEvent.unreadable(body));
    }

    private static void look(StripeEvent event) {
        assertThat(event.id().length()).isBetween(1, LONGEST_ID);
        assertThat(event.created().getEpochSecond()).isBetween(0L, 253_402_300_799L);
        event.objectId();
        event.session();
        event.payment();
    }
}
