package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.ItemSize;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The most refunds that a payment may have, and one more. */
class ManyRefundsTest {

    private static final String SESSION = "cs_test_abc12345";
    private static final int MOST = 5020;

    private final Shop shop = new Shop();

    @BeforeEach
    void pay() {
        shop.open(SESSION);
        Await.value(
                shop.settlement.settle(
                        Shop.observed(SESSION, SessionStage.PAID),
                        SettlementCause.of(OrderSource.STATUS)));
    }

    @Test
    @Case(id = "T-REF-4", sentence = "More than a hundred refunds of one payment are all counted.")
    void asManyAsFitAreWrittenInOneCommitAndAllCounted() {
        Await.value(refunded(MOST));

        Key key = Key.order("user_12345", Shop.CREATED, SESSION);
        Attributes order = Await.value(shop.table.getStrongly(key));
        int bytes =
                ItemSize.of(
                        Objects.requireNonNull(
                                shop.local.dump().get(key.partition() + " / " + key.sort())));
        System.out.println("an order of " + MOST + " refunds: " + bytes + " bytes");
        assertThat(bytes).isLessThan(200 * 1024);
        assertThat(order.number("amountRefunded")).isEqualTo(MOST);
        assertThat(order.maps("refunds")).hasSize(1000);
        assertThat(order.maps("refunds").getLast().text("id")).endsWith("5019");
        assertThat(shop.local.keys("SESSION#")).hasSize(52);
        assertThat(
                        Await.value(new SessionRepository(shop.table).read(SESSION))
                                .pointer()
                                .orElseThrow()
                                .facts()
                                .refunds()
                                .all())
                .hasSize(MOST);
    }

    @Test
    void oneMoreIsAnErrorAndChangesNothing() {
        assertThat(
                        catchThrowableOfType(
                                IllegalStateException.class, () -> Await.value(refunded(MOST + 1))))
                .hasMessageContaining("does not fit");
        assertThat(shop.local.keys("SESSION#")).hasSize(2);
    }

    /** All that one commit can bring at once: a payment, an event, refunds and a dispute. */
    @Test
    @Case(id = "P7", sentence = "The largest commit that there can be has at most 100 writes.")
    void theLargestCommitFitsIntoATransaction() {
        String session = "cs_test_largest1";
        shop.open(session);
        PaymentFacts all =
                Shop.observed(session, SessionStage.PAID, 8400)
                        .facts()
                        .join(PaymentFacts.of(refunds(MOST - 1)))
                        .join(PaymentFacts.of(new Refunds(failed())))
                        .join(PaymentFacts.of(new Disputes(List.of(dispute()))));
        shop.local.tap().forgetCalls();

        Await.value(
                shop.settlement.settle(
                        Observation.of(session, _ -> Mono.just(all)),
                        shop.event("evt_largest", session)));

        int writes =
                shop.local.tap().calls().stream()
                        .map(call -> call.request())
                        .filter(TransactWriteItemsRequest.class::isInstance)
                        .map(TransactWriteItemsRequest.class::cast)
                        .mapToInt(request -> request.transactItems().size())
                        .max()
                        .orElseThrow();
        System.out.println("the largest commit: " + writes + " writes");
        assertThat(shop.local.keys("TODO#")).filteredOn(key -> key.endsWith(session)).hasSize(4);
        // The same again ends what is to be done, and moves the e-mail.
        assertThat(writes).isBetween(62, 100 - 4 - 1);
    }

    private static Refund failed() {
        return new Refund(
                "re_failed",
                RefundAmount.of(2, "usd"),
                RefundStatus.FAILED,
                Shop.CREATED,
                Optional.empty());
    }

    private static Dispute dispute() {
        return new Dispute("dp_1", 1, "needs_response", "fraudulent", 100, Shop.CREATED, List.of());
    }

    private Mono<SettlementResult> refunded(int count) {
        Refunds refunds = refunds(count);
        return shop.settlement.settle(
                Observation.of(SESSION, _ -> Mono.just(PaymentFacts.of(refunds))),
                SettlementCause.of(OrderSource.ADMIN));
    }

    private static Refunds refunds(int count) {
        return new Refunds(
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        new Refund(
                                                "re_3PgafyB7WZ01zgkW%08d".formatted(number),
                                                RefundAmount.of(1, "usd"),
                                                RefundStatus.SUCCEEDED,
                                                Shop.CREATED.plusSeconds(number),
                                                Optional.of("requested_by_customer")))
                        .toList());
    }
}
