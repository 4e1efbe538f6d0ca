package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.StoredEmail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The pointers from e-mails to orders, as the sync finds them. */
class EmailPointerDriftTest {

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Case(id = "L1d", sentence = "An order without its pointer is told by the sync and gets it.")
    void anOrderWithoutItsPointerIsToldAndGetsIt() {
        String session = shop.paid("u1");
        shop.paid("u2");
        shop.nightly();
        List<String> pointers = shop.table().keys("EMAIL#");
        assertThat(pointers).hasSize(2);
        assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
        StoredEmail.remove(
                shop.table(),
                pointers.stream().filter(key -> key.endsWith(session)).findFirst().orElseThrow());
        var before = shop.table().dump();

        SyncReport dry =
                shop.sync(new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, true));
        assertThat(dry.tally().drift().counts())
                .containsExactly(Map.entry(DriftKind.EMAIL_POINTER, 1));
        assertThat(shop.table().dump()).isEqualTo(before);

        SyncReport byHand =
                shop.sync(new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, false));
        assertThat(byHand.tally().drift().first(DriftKind.EMAIL_POINTER)).containsExactly(session);
        assertThat(byHand.tally().updated()).isEqualTo(1);
        assertThat(DriftKind.EMAIL_POINTER.word()).isEqualTo("email-pointer");
        assertThat(shop.table().keys("EMAIL#")).isEqualTo(pointers);
        assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    @Case(id = "L1d", sentence = "An order without its pointer is told by the sync and gets it.")
    void anOrderThatWasWrittenBeforeThereWereSuchPointersIsFoundAtNight() {
        String session = shop.paid("u1");
        shop.paid("u2");
        shop.nightly();
        List<String> pointers = shop.table().keys("EMAIL#");
        StoredEmail.unpoint(shop.table(), session);

        SyncReport night = shop.nightly();

        assertThat(night.tally().drift().first(DriftKind.EMAIL_POINTER)).containsExactly(session);
        assertThat(night.tally().updated()).isEqualTo(1);
        assertThat(shop.table().keys("EMAIL#")).isEqualTo(pointers);
    }

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void anOrderThatWasWrittenBeforeThereWereSuchPointersGetsItsWithTheNextCommit() {
        String session = shop.pending("u1");
        shop.nightly();
        List<String> pointers = shop.table().keys("EMAIL#");
        StoredEmail.unpoint(shop.table(), session);
        assertThat(shop.table().keys("EMAIL#")).isEmpty();
        shop.stripe().settle(session, true);

        SyncReport night = shop.nightly();

        assertThat(night.tally().drift().first(DriftKind.EMAIL_POINTER)).isEmpty();
        assertThat(shop.table().keys("EMAIL#")).isEqualTo(pointers);
        assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void anAddressThatStripeTellsAnewMovesIt() {
        String session = shop.pending("u1");
        shop.nightly();
        List<String> pointers = shop.table().keys("EMAIL#");
        StoredEmail.replace(shop.table(), session, "before@example.com");
        shop.stripe().settle(session, true);

        shop.nightly();

        assertThat(shop.table().keys("EMAIL#")).isEqualTo(pointers);
    }
}
