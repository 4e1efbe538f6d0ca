package com.thebabesclub.commerce.stripe;

/**
 * Which part of a session Stripe refused, by the code and the parameter of its answer.
 *
 * @see <a href="https://docs.stripe.com/error-codes">Stripe's codes</a>
 */
final class SessionRefusalPolicy {

    private static final int BAD_REQUEST = 400;

    private SessionRefusalPolicy() {}

    static SessionRefusal decide(StripeRefused refused) {
        return switch (refused.code()) {
            case "amount_too_small" -> SessionRefusal.AMOUNT_TOO_SMALL;
            case "amount_too_large" -> SessionRefusal.AMOUNT_TOO_LARGE;
            default -> byParameter(refused);
        };
    }

    private static SessionRefusal byParameter(StripeRefused refused) {
        String parameter = refused.param();
        return switch (parameter.split("\\[", 2)[0]) {
            case "line_items", "product" ->
                    parameter.endsWith("product]") || parameter.equals("product")
                            ? SessionRefusal.PRODUCT
                            : SessionRefusal.UNEXPECTED;
            case "discounts", "coupon" -> SessionRefusal.COUPON;
            case "customer_email" -> SessionRefusal.EMAIL;
            case "customer" ->
                    refused.isMissing() ? SessionRefusal.CUSTOMER : SessionRefusal.UNEXPECTED;
            case "success_url" -> SessionRefusal.SUCCESS_URL;
            case "cancel_url" -> SessionRefusal.CANCEL_URL;
            case "" -> unnamed(refused);
            default -> SessionRefusal.UNEXPECTED;
        };
    }

    /**
     * Stripe promises neither code nor parameter where a product is archived; a session whose lines
     * describe their products costs the same, and so is worth a try.
     */
    private static SessionRefusal unnamed(StripeRefused refused) {
        return refused.status() == BAD_REQUEST && refused.code().isEmpty()
                ? SessionRefusal.PRODUCT
                : SessionRefusal.UNEXPECTED;
    }
}
