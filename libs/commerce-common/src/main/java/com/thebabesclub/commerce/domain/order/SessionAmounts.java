package com.thebabesclub.commerce.domain.order;

import com.thebabesclub.commerce.domain.money.Currency;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a session comes to, as one source told it: amounts in minor units of one currency. They join
 * as a whole, since parts of two tellings could make a pair that never was.
 *
 * @param currency Stripe's lower-case code
 * @param subtotal before discount, tax and shipping
 * @param presentment what the customer paid where Stripe converted the currency
 * @param impossible an amount was told that no payment can have; it is left out
 */
public record SessionAmounts(
        Optional<String> currency,
        Optional<Long> total,
        Optional<Long> subtotal,
        Optional<Long> discount,
        Optional<Long> tax,
        Optional<Long> shippingCost,
        Optional<PresentmentAmount> presentment,
        boolean impossible) {

    public static final SessionAmounts NONE =
            new SessionAmounts(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /**
     * What is impossible loses against what is not, and of two possible tellings the one that says
     * more stands: a source of before Stripe's presentment details has the customer's currency in
     * place of ours. The rest is any fixed order.
     */
    private static final Comparator<SessionAmounts> ORDER =
            Comparator.comparing((SessionAmounts amounts) -> amounts.known() > 0)
                    .thenComparing(amounts -> !amounts.impossible)
                    .thenComparingLong(SessionAmounts::known)
                    .thenComparing(part(SessionAmounts::currency))
                    .thenComparing(part(SessionAmounts::total))
                    .thenComparing(part(SessionAmounts::subtotal))
                    .thenComparing(part(SessionAmounts::discount))
                    .thenComparing(part(SessionAmounts::tax))
                    .thenComparing(part(SessionAmounts::shippingCost))
                    .thenComparing(part(SessionAmounts::presentment));

    public SessionAmounts {
        boolean told =
                Stream.of(
                                total,
                                subtotal,
                                discount,
                                tax,
                                shippingCost,
                                presentment.map(PresentmentAmount::value))
                        .flatMap(Optional::stream)
                        .allMatch(Currency::isPossible);
        impossible = impossible || !told;
        total = total.filter(Currency::isPossible);
        subtotal = subtotal.filter(Currency::isPossible);
        discount = discount.filter(Currency::isPossible);
        tax = tax.filter(Currency::isPossible);
        shippingCost = shippingCost.filter(Currency::isPossible);
        presentment = presentment.filter(amount -> Currency.isPossible(amount.value()));
    }

    /** Amounts as they were told; what cannot be is left out and marked. */
    public SessionAmounts(
            Optional<String> currency,
            Optional<Long> total,
            Optional<Long> subtotal,
            Optional<Long> discount,
            Optional<Long> tax,
            Optional<Long> shippingCost,
            Optional<PresentmentAmount> presentment) {
        this(currency, total, subtotal, discount, tax, shippingCost, presentment, false);
    }

    /** One of the two tellings, whole. */
    SessionAmounts join(SessionAmounts other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }

    /**
     * True where a session of this stage can come to so much: something where it was paid, nothing
     * where nothing was owed, in a currency of Stripe's, and no less than its lines cost.
     */
    boolean fit(SessionStage stage) {
        Optional<Currency> known = currency.flatMap(Currency::find);
        boolean charged =
                total.filter(amount -> stage == SessionStage.FREE ? amount == 0 : amount > 0)
                        .filter(amount -> known.filter(money -> money.allows(amount)).isPresent())
                        .filter(amount -> amount >= subtotal.orElse(0L) - discount.orElse(0L))
                        .isPresent();
        return charged && !impossible;
    }

    /** How many parts are known; the mark of what is impossible counts as one. */
    private long known() {
        long parts =
                Stream.of(currency, total, subtotal, discount, tax, shippingCost, presentment)
                        .filter(Optional::isPresent)
                        .count();
        return impossible ? parts + 1 : parts;
    }

    private static <T extends Comparable<? super T>> Comparator<SessionAmounts> part(
            Function<SessionAmounts, Optional<T>> part) {
        return (a, b) -> {
            Optional<T> one = part.apply(a);
            Optional<T> two = part.apply(b);
            return Objects.equals(one, two)
                    ? 0
                    : OptionalMaximum.greater(one, two).equals(one) ? 1 : -1;
        };
    }
}
