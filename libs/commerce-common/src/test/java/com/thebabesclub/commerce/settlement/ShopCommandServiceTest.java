package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.domain.order.ShopRefusedException;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What the shop's people do and what Stripe tells, in every order of arrival and at once. */
class ShopCommandServiceTest {

    private static final LineKey RED = new LineKey("N-RED", Optional.empty());

    private final Shop shop = new Shop();
    private final ShopCommandService commands =
            new ShopCommandService(
                    shop.table, new OrderRetentionProperties(0), shop.clock, new Random(2));

    @Test
    @Case(
            id = "P41",
            sentence =
                    "A refund or a dispute that arrives while the shop's people work on an order is "
                            + "never lost, nor is what they do: the order is the same in any order of "
                            + "arrival.")
    void everyOrderOfArrivalEndsInTheSameOrder() {
        List<List<String>> orders = permutations(List.of("refund", "dispute", "pack", "ship"));
        Set<String> ends = new HashSet<>();
        for (int n = 0; n < orders.size(); n++) {
            String session = "cs_test_arrival%04d".formatted(n);
            paid(session);
            orders.get(n).forEach(step -> Await.done(arrives(step, session)));
            ends.add(end(session));
        }

        assertThat(ends).singleElement().asString().contains("partial", "lost", "partly_shipped");
    }

    @Test
    @Case(
            id = "P41",
            sentence =
                    "A refund or a dispute that arrives while the shop's people work on an order is "
                            + "never lost, nor is what they do: the order is the same in any order of "
                            + "arrival.")
    void allAtOnceEndsInTheSameOrder() {
        paid("cs_test_atonce0001");
        Await.done(
                Flux.just("refund", "dispute", "pack", "ship")
                        .flatMap(step -> arrives(step, "cs_test_atonce0001"))
                        .then());
        paid("cs_test_inturn0001");
        for (String step : List.of("pack", "ship", "refund", "dispute")) {
            Await.done(arrives(step, "cs_test_inturn0001"));
        }

        assertThat(end("cs_test_atonce0001")).isEqualTo(end("cs_test_inturn0001"));
    }

    @Test
    void eightWhoShipAtOnceShipNoPieceTwice() {
        paid("cs_test_eight00001");

        List<Boolean> shipped =
                Await.value(
                        Flux.range(0, 8)
                                .flatMap(
                                        n ->
                                                run("cs_test_eight00001", "ship-" + n, ship(1))
                                                        .thenReturn(true)
                                                        .onErrorReturn(
                                                                ShopRefusedException.class, false))
                                .collectList());

        assertThat(shipped).hasSize(8).filteredOn(one -> one).hasSize(2);
        assertThat(
                        Await.value(new OrderRepository(shop.table).find("cs_test_eight00001"))
                                .fulfilment()
                                .done(FulfilmentStep.SHIPPED, RED))
                .isEqualTo(2);
    }

    @Test
    void theItemOfTheCommandsHasAnEnd() {
        paid("cs_test_full000001");
        int done = 0;
        try {
            for (; done < 200; done += 2) {
                int n = done;
                ShopCommandService.Result packed =
                        Await.value(
                                run(
                                        "cs_test_full000001",
                                        "%032x".formatted(n),
                                        pack("because ".repeat(30))));
                Await.done(
                        run(
                                "cs_test_full000001",
                                "%032x".formatted(n + 1),
                                FulfilmentPolicy.voiding(packed.command().id())));
            }
        } catch (ShopRefusedException full) {
            assertThat(full.refusal().name()).isEqualTo("TOO_MANY_COMMANDS");
        }

        assertThat(done).isBetween(20, 100);
        CapacityLedger cost = CapacityLedger.on(shop.local);
        Await.done(arrives("refund", "cs_test_full000001"));
        assertThat(cost.usage().roundTrips()).isEqualTo(2);
        assertThatThrownBy(
                        () ->
                                Await.done(
                                        run(
                                                "cs_test_full000001",
                                                "one-more",
                                                pack("because ".repeat(30)))))
                .isInstanceOf(ShopRefusedException.class)
                .hasMessage("TOO_MANY_COMMANDS");
    }

    private Mono<Void> arrives(String step, String session) {
        return switch (step) {
            case "refund" ->
                    learn(
                            session,
                            PaymentFacts.of(
                                    new Refunds(
                                            new Refund(
                                                    "re_1",
                                                    RefundAmount.of(1500, "usd"),
                                                    RefundStatus.SUCCEEDED,
                                                    TestClock.NOON,
                                                    Optional.empty()))));
            case "dispute" ->
                    learn(
                            session,
                            PaymentFacts.of(
                                    new Disputes(
                                            List.of(
                                                    new Dispute(
                                                            "dp_1",
                                                            3,
                                                            "lost",
                                                            "general",
                                                            2000,
                                                            TestClock.NOON,
                                                            List.of())))));
            case "pack" -> run(session, "pack", pack("Asked.")).then();
            default -> run(session, "ship", ship(1)).then();
        };
    }

    private static ShopDecision pack(String why) {
        return FulfilmentPolicy.move(
                FulfilmentStep.PACKED, Map.of(RED, 1L), Optional.empty(), Optional.of(why));
    }

    private static ShopDecision ship(long pieces) {
        return FulfilmentPolicy.move(
                FulfilmentStep.SHIPPED,
                Map.of(RED, pieces),
                Optional.empty(),
                Optional.of("Asked."));
    }

    private Mono<ShopCommandService.Result> run(String session, String id, ShopDecision decision) {
        return commands.run(
                session, new ShopCommandService.Request(id, "boss", "digest"), decision);
    }

    private Mono<Void> learn(String session, PaymentFacts facts) {
        return shop.settlement
                .settle(
                        Observation.of(session, _ -> Mono.just(facts)),
                        SettlementCause.of(OrderSource.WEBHOOK))
                .then();
    }

    private void paid(String session) {
        shop.open(session);
        Await.done(
                shop.settlement.settle(
                        Shop.observed(session, SessionStage.PAID),
                        SettlementCause.of(OrderSource.WEBHOOK)));
    }

    /** What list and order tell, without what names the session. */
    private String end(String session) {
        List<String> told = new ArrayList<>();
        Attributes listed = Await.value(shop.table.get(Key.orderListing(Shop.CREATED, session)));
        Attributes order =
                Await.value(shop.table.get(Key.order("user_12345", Shop.CREATED, session)));
        for (Attributes item : List.of(listed, order)) {
            for (String name :
                    List.of("status", "refundStatus", "amountRefunded", "disputeStatus")) {
                told.add(item.findWritten(name).orElse("-"));
            }
            told.add(item.text("fulfilment"));
        }
        told.add(Integer.toString(order.maps("parcels").size()));
        return told.toString();
    }

    private static List<List<String>> permutations(List<String> steps) {
        if (steps.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : steps) {
            List<String> others = new ArrayList<>(steps);
            others.remove(first);
            for (List<String> rest : permutations(others)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
