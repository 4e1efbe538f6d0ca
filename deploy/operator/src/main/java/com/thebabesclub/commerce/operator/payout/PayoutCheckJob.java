package com.thebabesclub.commerce.operator.payout;

import com.thebabesclub.commerce.domain.order.BalanceTransaction;
import com.thebabesclub.commerce.stripe.StripeBalanceClient;
import com.thebabesclub.commerce.stripe.StripeBalanceClient.Payout;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The work of {@code payouts check}. Asks Stripe and the table; writes nothing. */
@Singleton
record PayoutCheckJob(StripeBalanceClient balance, SessionRepository sessions) {

    /** More pages than any payout has are a loop. */
    private static final int MOST_PAGES = 10_000;

    /**
     * The payouts of a period, the newest first, each with what it is made of; of one that was made
     * by hand Stripe does not tell.
     *
     * @param told of each transaction of an order of ours, with its session
     */
    Flux<PayoutStatement> statements(
            Instant from, Instant to, BiConsumer<String, BalanceTransaction> told) {
        return StripePage.all(after -> balance.payouts(from, to, after))
                .take(MOST_PAGES)
                .concatMapIterable(StripePage::elements)
                .concatMap(
                        payout ->
                                payout.automatic()
                                        ? statement(payout, told)
                                        : Mono.just(PayoutStatement.of(payout)),
                        1);
    }

    private Mono<PayoutStatement> statement(
            Payout payout, BiConsumer<String, BalanceTransaction> told) {
        return StripePage.all(after -> balance.ofPayout(payout.id(), after))
                .take(MOST_PAGES)
                .concatMap(this::withSessions, 1)
                .reduce(
                        PayoutStatement.of(payout),
                        (so, page) -> {
                            page.tell(told);
                            return page.addTo(so);
                        });
    }

    private Mono<Moved> withSessions(StripePage<BalanceTransaction> page) {
        List<String> intents =
                page.elements().stream()
                        .flatMap(moved -> moved.intentId().stream())
                        .distinct()
                        .toList();
        return sessions.ofPaymentIntents(intents).map(known -> new Moved(page.elements(), known));
    }

    /**
     * A page of what moved.
     *
     * @param sessions by payment, of those that are ours
     */
    private record Moved(List<BalanceTransaction> transactions, Map<String, String> sessions) {

        PayoutStatement addTo(PayoutStatement statement) {
            PayoutStatement sum = statement;
            for (BalanceTransaction moved : transactions) {
                sum = sum.with(moved, session(moved).isPresent());
            }
            return sum;
        }

        void tell(BiConsumer<String, BalanceTransaction> told) {
            transactions.forEach(
                    moved -> session(moved).ifPresent(session -> told.accept(session, moved)));
        }

        private Optional<String> session(BalanceTransaction moved) {
            return moved.intentId().map(sessions::get);
        }
    }
}
