package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.QuoteLine;
import com.thebabesclub.commerce.stripe.NewSession;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A quote's lines as Stripe is to charge them and as the order will show them. */
final class SessionLineMapper {

    private SessionLineMapper() {}

    /** At the unit amounts; a discount comes off by a coupon. */
    static List<NewSession.Line> full(PriceSnapshot prices) {
        return prices.lines().stream()
                .map(line -> line(line, line.unitAmount(), line.quantity()))
                .toList();
    }

    /**
     * With the discount in them, to the last minor unit: a line whose total does not divide by its
     * quantity becomes two.
     */
    static List<NewSession.Line> reduced(PriceSnapshot prices) {
        long step = prices.currency().step();
        return prices.lines().stream().flatMap(line -> reduced(line, step)).toList();
    }

    /** What the order will show, and what Stripe must come to. */
    static QuotedLines quoted(PriceSnapshot prices, boolean byCoupon, boolean promotionCodes) {
        return new QuotedLines(
                prices.lines().stream().map(SessionLineMapper::ordered).toList(),
                Optional.of(
                        new QuotedLines.Expected(
                                prices.currency().code(),
                                byCoupon ? prices.subtotal() : prices.total(),
                                byCoupon ? prices.discount() : 0,
                                promotionCodes)));
    }

    private static Stream<NewSession.Line> reduced(QuoteLine line, long step) {
        long steps = line.total() / step;
        long dearer = steps % line.quantity();
        long amount = steps / line.quantity() * step;
        return dearer == 0
                ? Stream.of(line(line, amount, line.quantity()))
                : Stream.of(
                        line(line, amount + step, dearer),
                        line(line, amount, line.quantity() - dearer));
    }

    private static NewSession.Line line(QuoteLine line, long unitAmount, long quantity) {
        return new NewSession.Line(
                line.name(),
                line.sku(),
                line.variantId(),
                line.collectionId(),
                // The page shows the name of the product at Stripe, in which no size is.
                line.stripeProductId().filter(_ -> line.variantId().isEmpty()),
                line.image(),
                line.description(),
                unitAmount,
                quantity);
    }

    private static OrderLine ordered(QuoteLine line) {
        return new OrderLine(
                line.name(),
                Optional.of(line.sku()),
                line.variantId(),
                Optional.of(line.collectionId()),
                line.quantity(),
                line.unitAmount(),
                line.subtotal(),
                line.discount(),
                0,
                line.total());
    }
}
