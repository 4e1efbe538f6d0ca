package com.thebabesclub.commerce.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkout session to be made. Everything that Stripe is told, so that the same values under the
 * same key are a replay.
 *
 * @param expiresAt 30 minutes to 24 hours from now
 * @param customerId the user's customer at Stripe; the e-mail is not sent then
 * @param customerEmail what the e-mail field is filled with
 * @param metadata put on the session and on its payment
 * @param couponId takes the discount off; excludes promotion codes
 * @param promotionCodes whether the payment page has a field for them
 * @param shippingCountries empty where nothing is shipped
 */
public record NewSession(
        String currency,
        List<Line> lines,
        String successUrl,
        String cancelUrl,
        Instant expiresAt,
        String reference,
        Optional<String> customerId,
        Optional<String> customerEmail,
        Map<String, String> metadata,
        Optional<String> couponId,
        boolean promotionCodes,
        boolean automaticTax,
        List<String> shippingCountries,
        List<String> shippingRates) {

    /**
     * One line of the payment page.
     *
     * @param variantId which size or form of the product it is
     * @param unitAmount minor units
     * @param productId the product at Stripe, whose name the page shows; without one it is
     *     described
     * @param image the address of its picture, for a product that is described
     * @param description for a product that is described
     */
    public record Line(
            String name,
            String sku,
            Optional<String> variantId,
            String collectionId,
            Optional<String> productId,
            Optional<String> image,
            Optional<String> description,
            long unitAmount,
            long quantity) {

        /** The same line, which describes its product itself. */
        public Line described() {
            return new Line(
                    name,
                    sku,
                    variantId,
                    collectionId,
                    Optional.empty(),
                    image,
                    description,
                    unitAmount,
                    quantity);
        }
    }

    public NewSession {
        lines = List.copyOf(lines);
        metadata = Map.copyOf(metadata);
        shippingCountries = List.copyOf(shippingCountries);
        shippingRates = List.copyOf(shippingRates);
        if (couponId.isPresent() && promotionCodes) {
            throw new IllegalArgumentException("coupon and promotion codes exclude each other");
        }
    }

    /** Masked: signature and e-mail are in it. */
    @Override
    public String toString() {
        return "NewSession[" + lines.size() + " lines, " + currency + "]";
    }
}
