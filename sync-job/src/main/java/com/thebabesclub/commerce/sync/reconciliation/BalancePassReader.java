package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.BalanceTransaction;
import com.thebabesclub.commerce.stripe.StripeBalanceClient;
import com.thebabesclub.commerce.stripe.StripePage;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What moved on the balance, kept beside the order that it is of. It is no drift: nobody else tells
 * the table.
 */
record BalancePassReader(
        StripeBalanceClient balance,
        RateLimitedRequestExecutor stripe,
        StoredStateReader states,
        Archive archive)
        implements PassReader {

    /** Where it is kept. */
    interface Archive {

        /** Of a run that only tells what it would write. */
        Archive NONE = (_, _) -> Mono.empty();

        Mono<Void> put(String sessionId, BalanceTransaction transaction);
    }

    @Override
    public Mono<CandidatePage> page(SyncWindow window, Optional<String> after) {
        return stripe.ask(() -> balance.transactions(window.from(), window.to(), after))
                .flatMap(
                        page ->
                                states.ofIntents(intents(page))
                                        .map(
                                                sessions ->
                                                        new CandidatePage(
                                                                candidates(page, sessions),
                                                                page.next())));
    }

    private static List<String> intents(StripePage<BalanceTransaction> page) {
        return page.elements().stream()
                .flatMap(transaction -> transaction.intentId().stream())
                .distinct()
                .toList();
    }

    private List<Candidate> candidates(
            StripePage<BalanceTransaction> page, Map<String, String> sessions) {
        return page.elements().stream()
                .map(transaction -> candidate(transaction, sessions))
                .toList();
    }

    private Candidate candidate(BalanceTransaction transaction, Map<String, String> sessions) {
        return Candidate.other(
                transaction.id(),
                transaction.created(),
                Mono.justOrEmpty(transaction.intentId().map(sessions::get))
                        .flatMap(session -> archive.put(session, transaction))
                        .thenReturn(new CandidateResult.Nothing()));
    }
}
