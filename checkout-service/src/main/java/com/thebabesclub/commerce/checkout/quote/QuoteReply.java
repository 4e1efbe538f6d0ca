package com.thebabesclub.commerce.checkout.quote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;
import com.thebabesclub.commerce.domain.quote.NextTierHint;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.quote.QuoteLine;
import com.thebabesclub.commerce.domain.session.PaidCart;
import com.thebabesclub.commerce.openapi.MinorUnits;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A quote as the shop's page gets it: amounts in minor units, times in ISO 8601.
 *
 * @param cartToken the browser's secret; also the header X-Cart-Token
 */
@Serdeable
@Schema(
        name = "Quote",
        example =
                """
                {
                  "quoteSignature": "v1.k1.1795694000.a1b2.c3d4",
                  "cartToken": "c1.a1b2.c3d4",
                  "issuedAt": "2026-11-26T12:00:00Z",
                  "expiresAt": "2026-11-26T12:15:00Z",
                  "currency": "usd",
                  "subtotal": 6000,
                  "discount": 0,
                  "total": 6000,
                  "items": [{
                    "sku": "N-RED", "name": "Red Necklace", "collectionId": "necklaces", "quantity": 2,
                    "unitAmount": 3000, "subtotal": 6000, "discount": 0, "total": 6000
                  }],
                  "appliedBundles": [],
                  "nextTierHints": [{
                    "bundleId": "three-necklaces",
                    "add": [{"collectionId": "necklaces", "quantity": 1}],
                    "saves": 1500,
                    "message": "Add 1 more and save 15.00 USD."
                  }],
                  "priceVersion": "2026-11-01"
                }
                """)
public record QuoteReply(
        String quoteSignature,
        String cartToken,
        @UtcTime String issuedAt,
        @UtcTime String expiresAt,
        String currency,
        @MinorUnits long subtotal,
        @MinorUnits long discount,
        @MinorUnits long total,
        List<Line> items,
        List<Bundle> appliedBundles,
        List<Hint> nextTierHints,
        String priceVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PreviousOrder previousOrder) {

    /**
     * The order by which an equal cart was paid, so that the page can ask whether it is wanted
     * again.
     */
    @Serdeable
    public record PreviousOrder(String orderNumber, @UtcTime String paidAt) {

        static PreviousOrder of(PaidCart paid) {
            return new PreviousOrder(paid.orderNumber(), paid.paidAt().toString());
        }
    }

    /**
     * One product of the cart.
     *
     * @param availability of what there are only so many pieces of, as it was some seconds ago; low
     *     where there are three at most, sold_out where there are fewer than the cart wants
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String sku,
            @Nullable String variantId,
            String name,
            String collectionId,
            int quantity,
            @MinorUnits long unitAmount,
            @MinorUnits long subtotal,
            @MinorUnits long discount,
            @MinorUnits long total,
            @Nullable
                    @Schema(
                            type = "string",
                            allowableValues = {"in_stock", "low", "sold_out"})
                    String availability) {

        static Line of(QuoteLine line, Optional<Availability> availability) {
            return new Line(
                    line.sku(),
                    line.variantId().orElse(null),
                    line.name(),
                    line.collectionId(),
                    line.quantity(),
                    line.unitAmount(),
                    line.subtotal(),
                    line.discount(),
                    line.total(),
                    availability.map(Availability::text).orElse(null));
        }
    }

    /** A bundle that the cart earned. */
    @Serdeable
    public record Bundle(String id, String name, int times, @MinorUnits long saves) {

        static Bundle of(AppliedBundle bundle) {
            return new Bundle(bundle.id(), bundle.name(), bundle.times(), bundle.saves());
        }
    }

    /** What would earn another. */
    @Serdeable
    public record Hint(
            String bundleId, List<Addition> add, @MinorUnits long saves, String message) {

        static Hint of(NextTierHint hint) {
            return new Hint(
                    hint.bundleId(),
                    hint.add().stream().map(Addition::of).toList(),
                    hint.saves(),
                    hint.message());
        }
    }

    /** Pieces to add, of a product or of a collection. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Addition(@Nullable String sku, @Nullable String collectionId, int quantity) {

        static Addition of(NextTierHint.Addition addition) {
            return new Addition(
                    addition.sku().orElse(null),
                    addition.collectionId().orElse(null),
                    addition.quantity());
        }
    }

    static QuoteReply of(Quote quote, String cartToken, Optional<PaidCart> previous) {
        PriceSnapshot prices = quote.prices();
        return new QuoteReply(
                quote.signature(),
                cartToken,
                quote.issuedAt().toString(),
                quote.validUntil().toString(),
                prices.currency().code(),
                prices.subtotal(),
                prices.discount(),
                prices.total(),
                prices.lines().stream().map(line -> Line.of(line, Optional.empty())).toList(),
                prices.bundles().stream().map(Bundle::of).toList(),
                prices.hints().stream().map(Hint::of).toList(),
                prices.priceVersion(),
                previous.map(PreviousOrder::of).orElse(null));
    }

    /** The same, with what can be had of it, and without hints at what cannot. */
    QuoteReply with(PriceSnapshot prices, QuoteAvailability stock) {
        return new QuoteReply(
                quoteSignature,
                cartToken,
                issuedAt,
                expiresAt,
                currency,
                subtotal,
                discount,
                total,
                prices.lines().stream().map(line -> Line.of(line, stock.of(line))).toList(),
                appliedBundles,
                prices.hints().stream().filter(stock::allows).map(Hint::of).toList(),
                priceVersion,
                previousOrder);
    }

    /** Masked: signature and token are a bearer's secrets. */
    @Override
    public String toString() {
        return "QuoteReply[total=" + total + " " + currency + "]";
    }
}
