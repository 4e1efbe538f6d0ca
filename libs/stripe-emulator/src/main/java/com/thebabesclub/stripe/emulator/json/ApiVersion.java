package com.thebabesclub.stripe.emulator.json;

import java.util.regex.Pattern;

/**
 * A version of Stripe's API, such as {@code 2022-11-15} or {@code 2026-07-29.dahlia}; its date
 * orders it. Only the changes that touch objects of this emulator are kept; see
 * https://docs.stripe.com/changelog.
 */
public record ApiVersion(String name) implements Comparable<ApiVersion> {

    private static final Pattern FORM = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(\\.[a-z_]{1,30})?");

    /** The version that stripe-java 33.3.0 pins. */
    public static final ApiVersion LATEST = new ApiVersion("2026-07-29.dahlia");

    private static final ApiVersion SHIPPING_DETAILS_NAMED = new ApiVersion("2022-11-15");
    private static final ApiVersion CHARGES_UNEMBEDDED = new ApiVersion("2022-11-15");
    private static final ApiVersion BASIL = new ApiVersion("2025-03-31.basil");
    private static final ApiVersion CLOVER = new ApiVersion("2025-09-30.clover");
    private static final ApiVersion DAHLIA = new ApiVersion("2026-03-25.dahlia");

    /**
     * @throws IllegalArgumentException if the name is no version's
     */
    public ApiVersion {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("Invalid Stripe API version: " + name);
        }
    }

    /** Before 2022-11-15 a session's shipping address was called {@code shipping}. */
    public boolean callsShippingDetailsShipping() {
        return isBefore(SHIPPING_DETAILS_NAMED);
    }

    /** Before 2022-11-15 charges carried their refunds and payment intents their charges. */
    public boolean embedsChargesAndRefunds() {
        return isBefore(CHARGES_UNEMBEDDED);
    }

    /** Since basil a session's shipping address is in {@code collected_information}. */
    public boolean collectsInformation() {
        return !isBefore(BASIL);
    }

    /**
     * Since clover a discount names its {@code source} and a promotion code its {@code promotion}.
     */
    public boolean namesDiscountSources() {
        return !isBefore(CLOVER);
    }

    /** Since dahlia the hosted page's {@code ui_mode} is {@code hosted_page}. */
    public boolean callsHostedHostedPage() {
        return !isBefore(DAHLIA);
    }

    private boolean isBefore(ApiVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return name.substring(0, 10).compareTo(other.name.substring(0, 10));
    }
}
