package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundPolicy;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.domain.order.TodoReason;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Orders that are to be packed, in their list from the money to the parcel. */
@Case(
        id = "P100",
        sentence =
                "An order is in the list of what is to be packed from the commit that knows its money "
                        + "to the one after which no piece is left to pack, or none is owed.")
class PackTodoTest {

    private static final String SESSION = "cs_test_pack1";
    private static final LineKey RED = new LineKey("N-RED", Optional.empty());
    private static final LineKey EARRING = new LineKey("E-MAG-SIL", Optional.empty());

    private final Shop shop = new Shop();
    private final ShopCommandService commands =
            new ShopCommandService(
                    shop.table, new OrderRetentionProperties(0), shop.clock, new Random(2));

    @Test
    void whatIsPaidIsToBePackedUntilTheLastPieceIs() {
        shop.open(SESSION);
        settle(stage(SessionStage.UNPAID));
        assertThat(toPack()).as("not while the money may never come").isEmpty();

        settle(stage(SessionStage.PAID));
        assertThat(toPack()).containsExactly("TODO#pack / 1795693800#" + SESSION);

        run("pack-1", move(FulfilmentStep.PACKED, Map.of(RED, 2L)));
        assertThat(toPack()).hasSize(1);
        run("pack-2", move(FulfilmentStep.SHIPPED, Map.of(EARRING, 1L)));
        assertThat(toPack()).isEmpty();
    }

    @Test
    void aSlipThatIsTakenBackIsToBePackedAgain() {
        paid();
        String slip = run("pack-1", move(FulfilmentStep.PACKED, Map.of()));
        assertThat(toPack()).isEmpty();

        run("void-1", FulfilmentPolicy.voiding(slip));

        assertThat(toPack()).hasSize(1);
    }

    @Test
    void whatIsCancelledOrGivenBackIsNotPacked() {
        paid();
        settle(refunds(refund("re_1", 8000, "")));
        assertThat(toPack()).hasSize(1);
        settle(refunds(refund("re_2", 500, "")));
        assertThat(toPack()).as("all of it went back at Stripe").isEmpty();

        shop.open("cs_test_pack2");
        settle("cs_test_pack2", stage(SessionStage.PAID));
        assertThat(toPack()).hasSize(1);
        run(
                "cs_test_pack2",
                "cancel-1",
                RefundPolicy.cancel(Optional.empty(), Optional.empty(), true));
        assertThat(toPack()).isEmpty();
    }

    @Test
    void aPieceThatWasGivenBackUnsentIsNotPacked() {
        paid();
        run("ship-1", move(FulfilmentStep.SHIPPED, Map.of(RED, 2L)));
        String request =
                run(
                        "refund-1",
                        RefundPolicy.ofLines(
                                Map.of(EARRING, 1L),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                false));
        assertThat(toPack()).as("Stripe may refuse it").hasSize(1);

        settle(refunds(refund("re_1", 2500, request)));

        assertThat(toPack()).isEmpty();
    }

    @Test
    void aDisputeThatIsLostTakesTheMoneyAndOneThatIsWonBringsItBack() {
        paid();
        settle(dispute("needs_response", 3));
        assertThat(toPack()).hasSize(1);
        settle(dispute("lost", 4));
        assertThat(toPack()).isEmpty();

        shop.open("cs_test_pack2");
        settle("cs_test_pack2", stage(SessionStage.PAID));
        settle("cs_test_pack2", dispute("won", 3));
        assertThat(toPack()).hasSize(1);
    }

    @Test
    void itTakesTwoUnitsToTakeItAway() {
        paid();
        CapacityLedger some = CapacityLedger.on(shop.local);
        run("pack-1", move(FulfilmentStep.PACKED, Map.of(RED, 2L)));
        double stays = some.usage().writeUnits();
        CapacityLedger rest = CapacityLedger.on(shop.local);
        run("pack-2", move(FulfilmentStep.PACKED, Map.of()));

        assertThat(rest.usage().writeUnits()).isEqualTo(stays + 2);
        assertThat(rest.usage().writeUnits()).isLessThanOrEqualTo(16);
    }

    private void paid() {
        shop.open(SESSION);
        settle(stage(SessionStage.PAID));
    }

    private static PaymentFacts stage(SessionStage stage) {
        return Shop.observed(SESSION, stage).facts();
    }

    private static ShopDecision move(FulfilmentStep step, Map<LineKey, Long> lines) {
        return FulfilmentPolicy.move(step, lines, Optional.empty(), Optional.empty());
    }

    private static Refund refund(String id, long amount, String request) {
        return new Refund(
                id,
                RefundAmount.of(amount, "usd"),
                RefundStatus.SUCCEEDED,
                TestClock.NOON,
                Optional.empty(),
                Optional.of(request).filter(text -> !text.isEmpty()));
    }

    private static PaymentFacts refunds(Refund... refunds) {
        return PaymentFacts.of(new Refunds(List.of(refunds)));
    }

    private static PaymentFacts dispute(String status, long revision) {
        return PaymentFacts.of(
                new Disputes(
                        List.of(
                                new Dispute(
                                        "dp_1",
                                        revision,
                                        status,
                                        "fraudulent",
                                        8500,
                                        TestClock.NOON,
                                        List.of()))));
    }

    private void settle(PaymentFacts facts) {
        settle(SESSION, facts);
    }

    private void settle(String session, PaymentFacts facts) {
        Await.value(
                shop.settlement.settle(
                        Observation.of(session, _ -> Mono.just(facts)),
                        SettlementCause.of(OrderSource.STATUS)));
    }

    private String run(String id, ShopDecision decision) {
        return run(SESSION, id, decision);
    }

    private String run(String session, String id, ShopDecision decision) {
        return Await.value(
                        commands.run(
                                session,
                                new ShopCommandService.Request(id, "boss", "digest"),
                                decision))
                .command()
                .id();
    }

    private List<String> toPack() {
        return shop.local.keys("TODO#" + TodoReason.PACK.text());
    }
}
