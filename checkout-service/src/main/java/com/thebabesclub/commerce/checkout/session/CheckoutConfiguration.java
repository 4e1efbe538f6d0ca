package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.ratelimit.RateLimit;
import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.CorsProperties;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.stock.ReservationLimit;
import com.thebabesclub.commerce.stripe.StripeProperties;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;

/** All that checkout sessions are made by. */
@Singleton
public final class CheckoutConfiguration {

    private final ShopProperties shop;
    private final SessionLifetimeProperties session;
    private final ReservationProperties reservation;
    private final ReservationLimitProperties reservations;
    private final CheckoutProperties checkout;
    private final RedirectPolicy redirectPolicy;
    private final PaymentPagePolicy pages;

    CheckoutConfiguration(
            ShopProperties shop,
            SessionLifetimeProperties session,
            ReservationProperties reservation,
            ReservationLimitProperties reservations,
            CheckoutProperties checkout,
            CorsProperties cors,
            StripeProperties stripe) {
        this.shop = shop;
        this.session = session;
        this.reservation = reservation;
        this.reservations = reservations;
        this.checkout = checkout;
        this.redirectPolicy = RedirectPolicy.of(checkout, cors);
        this.pages = PaymentPagePolicy.of(checkout, stripe);
    }

    /** The mark on our objects at Stripe. */
    String app() {
        return shop.app();
    }

    String env() {
        return shop.env();
    }

    /** Where the customer may be sent afterwards. */
    RedirectPolicy redirects() {
        return redirectPolicy;
    }

    /** Where the customer may be sent to pay. */
    PaymentPagePolicy pages() {
        return pages;
    }

    /** How long a session stays payable. */
    Duration lifetime() {
        return session.lifetime();
    }

    /** How long a session stays payable that holds what is counted. */
    Duration reservedLifetime() {
        return reservation.lifetime(lifetime());
    }

    /** How many reservations an address may have open. */
    ReservationLimit limit(ClientAddress address) {
        return new ReservationLimit(address.limiterKey(), reservations.perAddress());
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

    RateLimit limit() {
        return checkout.limit();
    }
}
