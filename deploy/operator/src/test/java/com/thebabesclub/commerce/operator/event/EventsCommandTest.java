package com.thebabesclub.commerce.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.event.EventFailureReason;
import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class EventsCommandTest {

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPeriodOfWhichNothingArrivedIsReplayedAndThenDone() {
        shop.paid("u1");
        shop.paid("u2");
        Instant now = shop.clock().instant();
        EventReplayJob.Period hour = new EventReplayJob.Period(now.minusSeconds(3600), now);
        List<ReplayResult> told = new ArrayList<>();

        EventReplayJob.Tally tally =
                Await.value(job().replay(List.of(), Optional.of(hour), told::add));

        assertThat(tally).isEqualTo(new EventReplayJob.Tally(2, 0, 0));
        assertThat(told.stream().map(ReplayResult::detail)).containsOnly("ORDER_CREATED");
        assertThat(shop.table().keys("USER#u1 / ORDER#")).hasSize(1);
        assertThat(Await.value(job().replay(List.of(), Optional.of(hour), _ -> {})))
                .isEqualTo(new EventReplayJob.Tally(0, 0, 0));
    }

    @Test
    void theListSaysWhatFailedHowOftenWhyAndForHowLong() {
        String session = shop.paid("u1");
        park(session);
        shop.clock().advance(Duration.ofMinutes(75));
        EventLines lines = new EventLines(shop.clock().instant());

        List<UnfinishedEvent> listed = Await.value(job().unfinished().collectList());

        assertThat(listed).hasSize(1);
        assertThat(lines.text(listed.getFirst()))
                .startsWith("parked  evt_")
                .contains("attempts 3, since 2026-11-26T12:00:00Z (1 h 15 min old)")
                .endsWith("Stripe refused a call.");
        Ran ran = Typed.in(Main.PROGRAM, shop).run("sync", "events", "list", "--json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .isEqualToIgnoringNewLines(
                        """
                        {"eventId":"%s","state":"parked","type":"checkout.session.completed",\
                        "objectId":"%s","created":"2026-11-26T12:00:00Z","attempts":3,\
                        "firstSeen":"2026-11-26T12:00:00Z","lastTried":"2026-11-26T12:00:00Z",\
                        "ageSeconds":4500,"errorKind":"refused","errorType":"StripeRefused",\
                        "error":"Stripe refused a call."}"""
                                .formatted(listed.getFirst().eventId(), session));
        assertThat(lines.sum(listed)).isEqualTo("failed 0, parked 1, the oldest 1 h 15 min old");
        assertThat(lines.anyParked(listed)).isTrue();
    }

    @Test
    void allParkedEventsAreReplayedAndOneThatStripeHasNoMoreIsGone() {
        park(shop.paid("u1"));

        assertThat(Await.value(job().replay(List.of(), Optional.empty(), _ -> {})))
                .isEqualTo(new EventReplayJob.Tally(1, 0, 0));
        assertThat(shop.table().keys("FAILED")).isEmpty();
        assertThat(shop.table().keys("USER#u1 / ORDER#")).hasSize(1);
        assertThat(Await.value(job().replay(List.of("evt_none"), Optional.empty(), _ -> {})))
                .isEqualTo(new EventReplayJob.Tally(0, 0, 1));
    }

    @Test
    void forMachinesEachReplayIsALineOfJson() {
        park(shop.paid("u1"));
        String event = shop.stripe().lastEvent("checkout.session.completed").id();

        Ran ran =
                Typed.in(Main.PROGRAM, shop)
                        .run("sync", "events", "replay", event, "evt_none", "--json");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .containsExactly(
                        """
                        {"eventId":"%s","type":"checkout.session.completed","result":"DONE",\
                        "detail":"ORDER_CREATED"}"""
                                .formatted(event),
                        """
                        {"eventId":"evt_none","type":"","result":"GONE","detail":"NOT_AT_STRIPE"}""");
    }

    @Test
    void whatIsToBeReplayedMustBeSaidInOneWay() {
        for (String[] arguments :
                List.of(
                        new String[] {"sync", "events", "replay"},
                        new String[] {"sync", "events", "replay", "evt_1", "--parked"},
                        new String[] {
                            "sync", "events", "replay", "--to", "2026-11-26T12:00:00Z"
                        })) {
            Ran ran = Typed.in(Main.PROGRAM, shop).run(arguments);

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("Name events, or say --parked, or --from");
        }
    }

    private EventReplayJob job() {
        return EventReplayJob.of(
                EnvironmentVariables.of(shop.variables()), shop.table().tappedBean(), shop.clock());
    }

    private void park(String session) {
        Instant now = shop.clock().instant();
        UnfinishedEvent parked =
                new UnfinishedEvent(
                        shop.stripe().lastEvent("checkout.session.completed").id(),
                        "checkout.session.completed",
                        now,
                        Optional.of(session),
                        "digest",
                        State.PARKED,
                        3,
                        now,
                        now,
                        new EventFailureReason(
                                "refused", "StripeRefused", "Stripe refused a call."));
        CommerceTable table = new CommerceTable(shop.table().tapped(), shop.table().name());
        Await.done(
                new UnfinishedEventRepository(table, Duration.ofDays(90), shop.clock())
                        .write(Optional.empty(), parked));
    }
}
