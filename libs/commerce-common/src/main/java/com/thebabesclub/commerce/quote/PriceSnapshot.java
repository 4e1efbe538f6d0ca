package com.thebabesclub.commerce.quote;

import com.thebabesclub.commerce.money.Currency;

import java.util.List;

/**
 * All that is to be said of a cart's price. Holds however the catalogue changes afterwards. Amounts
 * are minor units.
 *
 * @param priceVersion the prices that it was made from
 * @param lines by sku and variant
 */
public record PriceSnapshot(
        String priceVersion,
        Currency currency,
        List<QuoteLine> lines,
        List<AppliedBundle> bundles,
        List<NextTierHint> hints) {

    public PriceSnapshot {
        lines = List.copyOf(lines);
        bundles = List.copyOf(bundles);
        hints = List.copyOf(hints);
        long saved = bundles.stream().mapToLong(AppliedBundle::saves).reduce(0, Math::addExact);
        long discount = lines.stream().mapToLong(QuoteLine::discount).reduce(0, Math::addExact);
        if (saved != discount) {
            throw new IllegalArgumentException(
                    "bundles save " + saved + " but the lines are reduced by " + discount);
        }
    }

    public long subtotal() {
        return lines.stream().mapToLong(QuoteLine::subtotal).reduce(0, Math::addExact);
    }

    public long discount() {
        return lines.stream().mapToLong(QuoteLine::discount).reduce(0, Math::addExact);
    }

    public long total() {
        return subtotal() - discount();
    }
}
