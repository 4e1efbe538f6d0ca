package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.order.Dispute;
import com.thebabesclub.commerce.order.Disputes;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.PaymentNews;
import com.thebabesclub.commerce.order.Refunds;
import com.thebabesclub.commerce.stripe.ListedDispute;
import com.thebabesclub.commerce.stripe.Listing;
import com.thebabesclub.commerce.stripe.StripeReversals;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Refunds or disputes by when they were made, also those of which no event was ever generated. */
final class ReversalRound implements Round {

    /** One of Stripe's lists. */
    private interface Pages {
        Mono<Listing<Told>> page(Instant from, Instant to, Optional<String> after);
    }

    private final Pages pages;
    private final Paced stripe;
    private final PaymentLook look;

    private ReversalRound(Pages pages, Paced stripe, PaymentLook look) {
        this.pages = pages;
        this.stripe = stripe;
        this.look = look;
    }

    static Round ofRefunds(StripeReversals reversals, Paced stripe, PaymentLook look) {
        return new ReversalRound(
                (from, to, after) ->
                        reversals
                                .refunds(from, to, after)
                                .map(page -> told(page, refund -> told(refund))),
                stripe,
                look);
    }

    static Round ofDisputes(StripeReversals reversals, Paced stripe, PaymentLook look) {
        return new ReversalRound(
                (from, to, after) ->
                        reversals
                                .disputes(from, to, after)
                                .map(page -> told(page, dispute -> told(dispute))),
                stripe,
                look);
    }

    @Override
    public Mono<Batch> page(Window window, Optional<String> after) {
        return stripe.ask(() -> pages.page(window.from(), window.to(), after))
                .flatMap(
                        page ->
                                look.read(page.elements())
                                        .map(read -> look.looks(page.elements(), read))
                                        .map(looks -> new Batch(looks, page.next())));
    }

    private static <T> Listing<Told> told(Listing<T> page, Function<T, Told> one) {
        List<Told> all = page.elements().stream().map(one).toList();
        return new Listing<>(all, page.next());
    }

    private static Told told(PaymentNews.Refunded refunded) {
        Facts told = Facts.of(new Refunds(refunded.refund()));
        return new Told(
                refunded.refund().id(),
                refunded.refund().created(),
                refunded,
                Drift.REFUND,
                facts -> facts.join(told).equals(facts),
                Optional.empty());
    }

    private static Told told(ListedDispute listed) {
        return new Told(
                listed.dispute().id(),
                listed.dispute().created(),
                new PaymentNews.Disputed(listed.payment(), listed.dispute().id()),
                Drift.DISPUTE,
                facts -> knows(facts.disputes(), listed.dispute()),
                Optional.empty());
    }

    private static boolean knows(Disputes known, Dispute listed) {
        return known.fetched(listed, Long.MAX_VALUE).equals(known);
    }
}
