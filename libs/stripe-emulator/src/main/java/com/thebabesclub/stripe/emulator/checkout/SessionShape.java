package com.thebabesclub.stripe.emulator.checkout;

import static com.thebabesclub.stripe.emulator.params.HashShape.hash;

import com.thebabesclub.stripe.emulator.catalog.Prices;
import com.thebabesclub.stripe.emulator.json.Shipping;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Shape;
import com.thebabesclub.stripe.emulator.params.Shapes;

/** The parameters that a new session takes. */
final class SessionShape {

    private static final int MOST_LINES = 100;

    private static final Shape LINE =
            hash().optional(
                            "adjustable_quantity",
                            hash().required("enabled", Shapes.flag())
                                    .optional("maximum", Numbers.positive())
                                    .optional("minimum", Numbers.nonNegative()))
                    .metadata()
                    .optional("price", Shapes.text())
                    .optional("price_data", Prices.INLINE)
                    .optional("quantity", Numbers.nonNegative())
                    .atMostOne("price", "price_data");

    private static final HashShape PAYMENT =
            hash().optional("capture_method", Shapes.choice("automatic", "automatic_async"))
                    .optional("description", Shapes.text(1000))
                    .metadata()
                    .optional("receipt_email", Shapes.email(800))
                    .optional("setup_future_usage", Shapes.choice("off_session", "on_session"))
                    .optional("shipping", Shipping.SHAPE)
                    .optional("statement_descriptor", Shapes.text(22))
                    .optional("statement_descriptor_suffix", Shapes.text(22))
                    .optional("transfer_group", Shapes.text());

    private static final HashShape RECOVERY =
            hash().optional(
                            "recovery",
                            hash().required("enabled", Shapes.flag())
                                    .optional("allow_promotion_codes", Shapes.flag()));

    private static final HashShape CONSENT =
            hash().optional("promotions", Shapes.choice("auto", "none"))
                    .optional("terms_of_service", Shapes.choice("none", "required"));

    private static final Shape MESSAGE =
            Shapes.unsettable(hash().required("message", Shapes.text(1200)));

    private static final HashShape TOLD_BACK =
            hash().optional("after_expiration", RECOVERY)
                    .optional("billing_address_collection", Shapes.choice("auto", "required"))
                    .optional("consent_collection", CONSENT)
                    .optional("custom_fields", Shapes.listOf(Shapes.anything(), 3))
                    .optional(
                            "custom_text",
                            hash().optional("after_submit", MESSAGE)
                                    .optional("shipping_address", MESSAGE)
                                    .optional("submit", MESSAGE)
                                    .optional("terms_of_service_acceptance", MESSAGE))
                    .optional(
                            "invoice_creation",
                            hash().required("enabled", Shapes.flag())
                                    .optional("invoice_data", Shapes.anything()))
                    .optional("origin_context", Shapes.choice("mobile_app", "web"))
                    .optional("payment_method_options", Shapes.anything())
                    .optional("phone_number_collection", hash().required("enabled", Shapes.flag()))
                    .optional("saved_payment_method_options", Shapes.anything())
                    .optional("submit_type", Shapes.choice("auto", "book", "donate", "pay"))
                    .optional("wallet_options", Shapes.anything());

    static final HashShape CREATE =
            TOLD_BACK
                    .optional("adaptive_pricing", hash().optional("enabled", Shapes.flag()))
                    .optional("allow_promotion_codes", Shapes.flag())
                    .optional(
                            "automatic_tax",
                            hash().required("enabled", Shapes.flag())
                                    .optional(
                                            "liability",
                                            hash().required(
                                                            "type",
                                                            Shapes.choice("account", "self"))
                                                    .optional("account", Shapes.text())))
                    .optional("cancel_url", Shapes.url())
                    .optional("client_reference_id", Shapes.text(200))
                    .optional("currency", Shapes.currency())
                    .optional("customer", Shapes.text())
                    .optional("customer_creation", Shapes.choice("always", "if_required"))
                    .optional("customer_email", Shapes.email(800))
                    .optional(
                            "customer_update",
                            hash().optional("address", Shapes.choice("auto", "never"))
                                    .optional("name", Shapes.choice("auto", "never"))
                                    .optional("shipping", Shapes.choice("auto", "never")))
                    .optional(
                            "discounts",
                            Shapes.listOf(
                                    hash().optional("coupon", Shapes.text())
                                            .optional("promotion_code", Shapes.text())
                                            .atMostOne("coupon", "promotion_code"),
                                    1))
                    .optional("expires_at", Numbers.timestamp())
                    .optional("line_items", Shapes.listOf(LINE, MOST_LINES))
                    .optional("locale", Shapes.text(10))
                    .metadata()
                    .required("mode", Shapes.choice("payment", "setup", "subscription"))
                    .optional("payment_intent_data", PAYMENT)
                    .optional("payment_method_types", Shapes.listOf(Shapes.text(), 50))
                    .optional(
                            "shipping_address_collection",
                            hash().required(
                                            "allowed_countries",
                                            Shapes.listOf(Shapes.text(2), 300)))
                    .optional("shipping_options", Shapes.listOf(ShippingOption.SHAPE, 5))
                    .optional("success_url", Shapes.url())
                    .optional(
                            "ui_mode",
                            Shapes.choice(
                                    "custom",
                                    "elements",
                                    "embedded",
                                    "embedded_page",
                                    "hosted",
                                    "hosted_page"))
                    .atMostOne("customer", "customer_email")
                    .atMostOne("customer", "customer_creation")
                    .atMostOne("allow_promotion_codes", "discounts");

    /** The names of what is only told back. */
    static final HashShape ECHOES = TOLD_BACK;

    private SessionShape() {}
}
