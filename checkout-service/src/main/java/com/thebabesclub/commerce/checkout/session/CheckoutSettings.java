package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.limit.Limit;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.web.CorsProperties;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;

/** All that checkout sessions are made by. */
@Singleton
public final class CheckoutSettings {

    private final ShopProperties shop;
    private final SessionProperties session;
    private final CheckoutProperties checkout;
    private final Redirects redirects;
    private final PaymentPages pages;

    CheckoutSettings(
            ShopProperties shop,
            SessionProperties session,
            CheckoutProperties checkout,
            CorsProperties cors,
            StripeProperties stripe) {
        this.shop = shop;
        this.session = session;
        this.checkout = checkout;
        this.redirects = Redirects.of(checkout, cors);
        this.pages = PaymentPages.of(checkout, stripe);
    }

    /** The mark on our objects at Stripe. */
    String app() {
        return shop.app();
    }

    String env() {
        return shop.env();
    }

    /** Where the customer may be sent afterwards. */
    Redirects redirects() {
        return redirects;
    }

    /** Where the customer may be sent to pay. */
    PaymentPages pages() {
        return pages;
    }

    /** How long a session stays payable. */
    Duration lifetime() {
        return session.lifetime();
    }

    boolean promotionCodes() {
        return checkout.allowPromotionCodes();
    }

    boolean automaticTax() {
        return checkout.automaticTax();
    }

    boolean acceptClientUserId() {
        return checkout.acceptClientUserId();
    }

    /** Empty for a digital shop. */
    List<String> shippingCountries() {
        return checkout.shippingCountries();
    }

    List<String> shippingRates() {
        return checkout.shippingRates();
    }

    Limit limit() {
        return checkout.limit();
    }
}
