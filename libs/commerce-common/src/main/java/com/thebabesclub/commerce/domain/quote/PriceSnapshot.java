package com.thebabesclub.commerce.domain.quote;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;

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
        long saved = 0;
        for (AppliedBundle bundle : bundles) {
            saved = Math.addExact(saved, bundle.saves());
        }
        long discount = discount(lines);
        if (saved != discount) {
            throw new IllegalArgumentException(
                    "bundles save " + saved + " but the lines are reduced by " + discount);
        }
    }

    public long subtotal() {
        long sum = 0;
        for (QuoteLine line : lines) {
            sum = Math.addExact(sum, line.subtotal());
        }
        return sum;
    }

    public long discount() {
        return discount(lines);
    }

    public long total() {
        return subtotal() - discount();
    }

    /** The pieces of which there are only so many. */
    public PiecesByProduct counted() {
        PiecesByProduct counted = PiecesByProduct.NONE;
        for (QuoteLine line : lines) {
            if (line.stockKey().isPresent()) {
                counted = counted.plus(line.stockKey().get(), line.quantity());
            }
        }
        return counted;
    }

    private static long discount(List<QuoteLine> lines) {
        long sum = 0;
        for (QuoteLine line : lines) {
            sum = Math.addExact(sum, line.discount());
        }
        return sum;
    }
}
