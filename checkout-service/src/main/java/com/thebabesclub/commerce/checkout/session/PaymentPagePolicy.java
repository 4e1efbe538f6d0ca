package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.stripe.StripeProperties;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where a customer may be sent to pay. What Stripe answers is a stranger's text like any other: a
 * page on another host would take cards under our name.
 *
 * @param hosts of https pages
 * @param emulated whether Stripe is on this machine, and its pages with it
 */
record PaymentPagePolicy(Set<String> hosts, boolean emulated) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

    static PaymentPagePolicy of(CheckoutProperties checkout, StripeProperties stripe) {
        return new PaymentPagePolicy(
                Set.copyOf(checkout.pageHosts()), HERE.contains(stripe.apiBase().getHost()));
    }

    /** Whether the address is one of Stripe's payment pages. */
    boolean include(String address) {
        try {
            URI page = new URI(address);
            return page.getHost() != null && page.getUserInfo() == null && isStripes(page);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isStripes(URI page) {
        if (emulated && HERE.contains(page.getHost())) {
            return true;
        }
        return "https".equals(page.getScheme())
                && page.getPort() == -1
                && hosts.contains(page.getHost());
    }
}
