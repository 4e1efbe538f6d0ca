package com.thebabesclub.commerce.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.event.UnfinishedEventRepository.EventStatus;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class UnfinishedEventRepositoryTest {

    private static final Duration KEPT = Duration.ofDays(90);

    private final TestClock clock = TestClock.atNoon();
    private final LocalTable local = LocalTable.create();
    private final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    private final UnfinishedEventRepository events =
            new UnfinishedEventRepository(table, KEPT, clock);
    private final EventLedger ledger = new EventLedger(table, KEPT, clock);

    @Test
    void theListIsByAgeAndComesInPages() {
        for (int i = 1; i <= 5; i++) {
            Await.done(events.write(Optional.empty(), failed("evt_" + i, 1)));
            clock.advance(Duration.ofSeconds(1));
        }

        UnfinishedEventPage first = Await.value(events.list(Optional.empty(), 3));
        UnfinishedEventPage second = Await.value(events.list(first.next(), 3));

        assertThat(first.events())
                .extracting(UnfinishedEvent::eventId)
                .containsExactly("evt_1", "evt_2", "evt_3");
        assertThat(second.events())
                .extracting(UnfinishedEvent::eventId)
                .containsExactly("evt_4", "evt_5");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        UnfinishedEvent event = failed("evt_1", 2);
        Await.done(events.write(Optional.empty(), event));

        assertThat(Await.value(events.standing("evt_1")))
                .isEqualTo(new EventStatus.Unfinished(event));
        assertThat(Await.value(events.list(Optional.empty(), 9)).events()).containsExactly(event);
    }

    @Test
    void aFailureThatComesLateDoesNotUndoWhatAnotherDeliveryHasDone() {
        Await.done(table.transact(ledger.entry(receipt()).done(Optional.empty())));

        assertThatThrownBy(() -> Await.done(events.write(Optional.empty(), failed("evt_1", 1))))
                .isInstanceOf(WriteRefused.class);
        assertThat(Await.value(events.standing("evt_1"))).isEqualTo(new EventStatus.Done());
        assertThat(local.keys("FAILED")).isEmpty();
    }

    @Test
    void twoAttemptsThatFailAtOnceAreCountedOnce() {
        UnfinishedEvent once = failed("evt_1", 1);
        Await.done(events.write(Optional.empty(), once));
        Await.done(events.write(Optional.of(once), failed("evt_1", 2)));

        assertThatThrownBy(() -> Await.done(events.write(Optional.of(once), failed("evt_1", 2))))
                .isInstanceOf(WriteRefused.class);
    }

    @Test
    void theCommitOfAFailedEventKnowsOfTheListOrIsToldOfIt() {
        UnfinishedEvent failed = failed("evt_1", 1);
        Await.done(events.write(Optional.empty(), failed));

        assertThatThrownBy(
                        () ->
                                Await.done(
                                        table.transact(
                                                ledger.entry(receipt()).done(Optional.empty()))))
                .isInstanceOfSatisfying(
                        WriteRefused.class,
                        refused ->
                                assertThat(ledger.entry(receipt()).failedSince(refused))
                                        .contains(failed.firstSeen()));
        Await.done(table.transact(ledger.entry(receipt()).done(Optional.of(failed.firstSeen()))));
        assertThat(local.keys("FAILED")).isEmpty();
        assertThat(Await.value(events.standing("evt_1"))).isEqualTo(new EventStatus.Done());
    }

    @Test
    void anEventThatIsNotOursLeavesTheList() {
        Await.done(events.write(Optional.empty(), failed("evt_1", 1)));

        Await.done(events.forget("evt_1"));
        Await.done(events.forget("evt_2"));

        assertThat(local.keys("")).containsExactly("EVENT#evt_1 / METADATA");
        assertThat(Await.value(events.standing("evt_1"))).isEqualTo(new EventStatus.Done());
    }

    @Test
    void aFailureCostsOneReadAndTwoSmallWrites() {
        CapacityLedger capacity = CapacityLedger.on(local);
        Await.done(
                events.standing("evt_1").then(events.write(Optional.empty(), failed("evt_1", 1))));

        assertThat(capacity.usage()).isEqualTo(new CapacityLedger.Usage(2, 4, 1));
    }

    private EventReceipt receipt() {
        return new EventReceipt("evt_1", "type", clock.instant(), Optional.of("cs_1"), "digest");
    }

    private UnfinishedEvent failed(String id, int attempts) {
        return new UnfinishedEvent(
                id,
                "checkout.session.completed",
                clock.instant().minusSeconds(5),
                Optional.of("cs_1"),
                "digest",
                State.FAILED,
                attempts,
                clock.instant(),
                clock.instant(),
                new EventFailureReason("table", "TableUnavailable", "The table did not answer."));
    }
}
