package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.BalanceTransaction;
import com.thebabesclub.commerce.table.repository.BalanceTransactionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.Optional;

/** What an order brought, for the shop's people. */
@Case(
        id = "P62",
        sentence = "The shop sees what an order brought after Stripe's fees, by currency.")
class OrderBalanceTest extends DashboardTest {

    private static final String SESSION = "cs_test_balance1";
    private static final String OTHER = "cs_test_balance2";

    @BeforeAll
    void orders() {
        dashboard().order(SESSION, "user_of_balance", Instant.parse("2025-06-14T12:00:00Z"));
        dashboard().order(OTHER, "user_of_balance", Instant.parse("2025-06-14T12:00:00Z"));
        put("txn_1", "charge", 6_000, 204);
        put("txn_2", "refund", -500, 0);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theShopSeesWhatIsLeftOfAnOrder(Door door) {
        assertThat(ask(door, SESSION))
                .contains(
                        "\"balance\":[{\"currency\":\"usd\",\"amount\":5500,\"fee\":204,\"net\":5296}]");
        assertThat(ask(door, OTHER)).contains("\"balance\":[]");
    }

    private String ask(Door door, String session) {
        return door.ask(WebRequest.get("/admin/orders/" + session).bearer(dashboard().admin()))
                .body();
    }

    private void put(String id, String type, long amount, long fee) {
        Await.done(
                new BalanceTransactionRepository(dashboard().table)
                        .put(
                                SESSION,
                                new BalanceTransaction(
                                        id,
                                        type,
                                        "usd",
                                        amount,
                                        fee,
                                        TestClock.NOON,
                                        TestClock.NOON,
                                        Optional.empty()),
                                Optional.empty()));
    }
}
