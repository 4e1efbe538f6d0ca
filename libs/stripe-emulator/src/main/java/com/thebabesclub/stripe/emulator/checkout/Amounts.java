package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.Currencies;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a session's lines come to, in minor units. A discount is spread over its lines by their
 * share, the remainder to the largest fractions, so that the lines add up; tax is rounded half up
 * on each line. Stripe does not publish its own rounding.
 *
 * @param shippingOption the chosen way to ship, if there is a choice
 * @param shippingTax minor units
 */
public record Amounts(
        List<LineItem> lines, @Nullable ShippingOption shippingOption, long shippingTax) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Computes discount and tax of the lines anew. */
    static Amounts of(
            List<LineItem> lines,
            @Nullable Discount discount,
            @Nullable ShippingOption shippingOption,
            BigDecimal taxPercent) {
        long[] discounts = discounts(lines, discount);
        List<LineItem> priced =
                IntStream.range(0, lines.size())
                        .mapToObj(i -> priced(lines.get(i), discounts[i], taxPercent))
                        .toList();
        long shipping = shippingOption == null ? 0 : shippingOption.amount();
        return new Amounts(priced, shippingOption, exclusiveTax(shipping, taxPercent));
    }

    /** Minor units, without tax. */
    long shipping() {
        return shippingOption == null ? 0 : shippingOption.amount();
    }

    /** Minor units, before discount, tax and shipping. */
    public long subtotal() {
        return lines.stream().mapToLong(LineItem::subtotal).sum();
    }

    /** Minor units, taken off all lines together. */
    public long discount() {
        return lines.stream().mapToLong(LineItem::discount).sum();
    }

    long tax() {
        return lines.stream().mapToLong(LineItem::tax).sum() + shippingTax;
    }

    long total() {
        return lines.stream().mapToLong(LineItem::total).sum() + shipping() + shippingTax;
    }

    /**
     * Makes sure that the total is one that Stripe charges, or nothing at all.
     *
     * @throws StripeError if it is too little, too much, or no multiple of the currency's step
     */
    void requireChargeable(String currency) {
        long total = total();
        long least = Currencies.leastCharge(currency);
        if (total > 0 && total < least) {
            throw StripeError.invalid(
                    "line_items",
                    "amount_too_small",
                    "The Checkout Session's total amount due must add up to at least %s %s"
                            .formatted(Currencies.display(least, currency), currency));
        }
        if (total > 99_999_999) {
            throw StripeError.invalid(
                    "line_items",
                    "amount_too_large",
                    "The Checkout Session's total amount due must be no more than %s."
                            .formatted(Currencies.display(99_999_999, currency)));
        }
        if (total % Currencies.step(currency) != 0) {
            throw StripeError.invalid(
                    "line_items",
                    "invalid_charge_amount",
                    "Amounts in %s must be divisible by %d."
                            .formatted(currency, Currencies.step(currency)));
        }
    }

    private static LineItem priced(LineItem line, long discount, BigDecimal percent) {
        long taxable = line.subtotal() - discount;
        long tax =
                line.includesTax()
                        ? taxable - rounded(untaxed(taxable, percent))
                        : exclusiveTax(taxable, percent);
        return line.with(discount, tax);
    }

    private static BigDecimal untaxed(long taxable, BigDecimal percent) {
        return BigDecimal.valueOf(taxable)
                .multiply(HUNDRED)
                .divide(HUNDRED.add(percent), 10, RoundingMode.HALF_UP);
    }

    private static long exclusiveTax(long amount, BigDecimal percent) {
        return rounded(BigDecimal.valueOf(amount).multiply(percent).divide(HUNDRED));
    }

    private static long rounded(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static long[] discounts(List<LineItem> lines, @Nullable Discount discount) {
        if (discount == null) {
            return new long[lines.size()];
        }
        long[] shares =
                lines.stream()
                        .mapToLong(
                                line ->
                                        discount.appliesTo(line.price().product())
                                                ? line.subtotal()
                                                : 0)
                        .toArray();
        long eligible = LongStream.of(shares).sum();
        return spread(takenOff(discount, eligible), shares, eligible);
    }

    private static long takenOff(Discount discount, long eligible) {
        if (discount.amountOff() != null) {
            return Math.min(discount.amountOff(), eligible);
        }
        BigDecimal percent =
                discount.percentOff() == null ? BigDecimal.ZERO : discount.percentOff();
        return rounded(BigDecimal.valueOf(eligible).multiply(percent).divide(HUNDRED));
    }

    /** Spreads {@code amount} by {@code shares}, to the last minor unit. */
    static long[] spread(long amount, long[] shares, long sum) {
        long[] parts = new long[shares.length];
        if (sum == 0) {
            return parts;
        }
        List<Integer> byRemainder = new ArrayList<>();
        BigInteger[] remainders = new BigInteger[shares.length];
        long rest = amount;
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] part =
                    BigInteger.valueOf(amount)
                            .multiply(BigInteger.valueOf(shares[i]))
                            .divideAndRemainder(BigInteger.valueOf(sum));
            parts[i] = part[0].longValueExact();
            remainders[i] = part[1];
            rest -= parts[i];
            byRemainder.add(i);
        }
        byRemainder.sort(Comparator.comparing((Integer i) -> remainders[i]).reversed());
        for (int i = 0; i < rest; i++) {
            parts[byRemainder.get(i)]++;
        }
        return parts;
    }
}
