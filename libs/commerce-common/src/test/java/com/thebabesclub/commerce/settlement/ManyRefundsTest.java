package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

    private Mono<SettlementResult> refunded(int count) {
        Refunds refunds =
                new Refunds(
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
        return shop.settlement.settle(
                Observation.of(SESSION, _ -> Mono.just(PaymentFacts.of(refunds))),
                SettlementCause.of(OrderSource.ADMIN));
    }
}
