package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.api.Expander;
import com.thebabesclub.stripe.emulator.catalog.Prices;
import com.thebabesclub.stripe.emulator.catalog.Products;
import com.thebabesclub.stripe.emulator.coupon.Coupon;
import com.thebabesclub.stripe.emulator.coupon.Coupons;
import com.thebabesclub.stripe.emulator.coupon.PromotionCode;
import com.thebabesclub.stripe.emulator.coupon.PromotionCodes;
import com.thebabesclub.stripe.emulator.customer.Customer;
import com.thebabesclub.stripe.emulator.customer.Customers;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.payment.PaymentIntent;
import com.thebabesclub.stripe.emulator.payment.Payments;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.function.Supplier;

/** Sessions and what payers do with them, put together. */
public record CheckoutFeature(Sessions sessions, Checkout checkout, ShippingRates shippingRates) {

    private static final int EMBEDDED = 10;

    /**
     * Puts the feature together.
     *
     * @param pageUrl where the payment pages are; a session's id is added
     */
    public static CheckoutFeature of(
            Scene scene,
            Products products,
            Prices prices,
            Customers customers,
            Coupons coupons,
            PromotionCodes codes,
            Payments payments,
            TaxRates taxRates,
            Supplier<String> pageUrl) {
        Discounts discounts = new Discounts(coupons, codes);
        ShippingRates rates = new ShippingRates(scene);
        SessionFactory factory =
                new SessionFactory(
                        scene,
                        new SessionLines(scene, prices, products.store()),
                        customers,
                        discounts,
                        rates,
                        pageUrl);
        Sessions sessions = new Sessions(scene, payments, factory);
        PayerDetails details = new PayerDetails(customers, taxRates, discounts);
        return new CheckoutFeature(
                sessions, new Checkout(scene, sessions, payments, discounts, details), rates);
    }

    /** Tells what of a session can be expanded. */
    public void expandIn(
            Expander expander,
            ObjectStore<Customer> customers,
            ObjectStore<PaymentIntent> intents,
            ObjectStore<Coupon> coupons,
            ObjectStore<PromotionCode> codes) {
        String session = "checkout.session";
        expander.reference(session, "customer", customers)
                .reference(session, "payment_intent", intents)
                .reference(session + ".shipping_cost", "shipping_rate", shippingRates.store())
                .reference(session + ".shipping_options", "shipping_rate", shippingRates.store())
                .reference(session + ".discounts", "coupon", coupons)
                .reference(session + ".discounts", "promotion_code", codes)
                .inclusion(
                        session,
                        "line_items",
                        (owner, version) ->
                                sessions.store()
                                        .find(owner.path("id").asText())
                                        .map(
                                                found ->
                                                        LineItems.page(
                                                                found,
                                                                PageRequest.first(EMBEDDED),
                                                                version)));
    }
}
