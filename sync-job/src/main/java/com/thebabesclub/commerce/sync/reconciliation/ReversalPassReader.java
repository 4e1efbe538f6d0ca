package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PaymentObservation;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.stripe.ListedDispute;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.stripe.StripeReversalClient;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Refunds or disputes by when they were made, also those of which no event was ever generated. */
final class ReversalPassReader implements PassReader {

    /** One of Stripe's lists. */
    private interface Pages {
        Mono<StripePage<RemoteChange>> page(Instant from, Instant to, Optional<String> after);
    }

    private final Pages pages;
    private final RateLimitedRequestExecutor stripe;
    private final PaymentComparison look;

    private ReversalPassReader(
            Pages pages, RateLimitedRequestExecutor stripe, PaymentComparison look) {
        this.pages = pages;
        this.stripe = stripe;
        this.look = look;
    }

    static PassReader ofRefunds(
            StripeReversalClient reversals,
            RateLimitedRequestExecutor stripe,
            PaymentComparison look) {
        return new ReversalPassReader(
                (from, to, after) ->
                        reversals
                                .refunds(from, to, after)
                                .map(page -> told(page, refund -> told(refund))),
                stripe,
                look);
    }

    static PassReader ofDisputes(
            StripeReversalClient reversals,
            RateLimitedRequestExecutor stripe,
            PaymentComparison look) {
        return new ReversalPassReader(
                (from, to, after) ->
                        reversals
                                .disputes(from, to, after)
                                .map(page -> told(page, dispute -> told(dispute))),
                stripe,
                look);
    }

    @Override
    public Mono<CandidatePage> page(SyncWindow window, Optional<String> after) {
        return stripe.ask(() -> pages.page(window.from(), window.to(), after))
                .flatMap(
                        page ->
                                look.read(page.elements())
                                        .map(read -> look.looks(page.elements(), read))
                                        .map(looks -> new CandidatePage(looks, page.next())));
    }

    private static <T> StripePage<RemoteChange> told(
            StripePage<T> page, Function<T, RemoteChange> one) {
        List<RemoteChange> all = page.elements().stream().map(one).toList();
        return new StripePage<>(all, page.next());
    }

    private static RemoteChange told(PaymentObservation.Refunded refunded) {
        PaymentFacts told = PaymentFacts.of(new Refunds(refunded.refund()));
        return new RemoteChange(
                refunded.refund().id(),
                refunded.refund().created(),
                refunded,
                DriftKind.REFUND,
                facts -> facts.join(told).equals(facts),
                Optional.empty());
    }

    private static RemoteChange told(ListedDispute listed) {
        return new RemoteChange(
                listed.dispute().id(),
                listed.dispute().created(),
                new PaymentObservation.Disputed(listed.payment(), listed.dispute().id()),
                DriftKind.DISPUTE,
                facts -> knows(facts.disputes(), listed.dispute()),
                Optional.empty());
    }

    private static boolean knows(Disputes known, Dispute listed) {
        return known.fetched(listed, Long.MAX_VALUE).equals(known);
    }
}
