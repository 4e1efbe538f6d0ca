package com.thebabesclub.commerce.domain.order;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An address that goods can be sent to, whoever told it: Stripe, the table or a profile. Every part
 * may be absent, as some countries have no cities and others no postal codes; what cannot be seen
 * is left out, and a part ends after {@link #LONGEST_PART} characters.
 */
public record ShippingAddress(
        Optional<String> name,
        Optional<String> line1,
        Optional<String> line2,
        Optional<String> city,
        Optional<String> state,
        Optional<String> postalCode,
        Optional<String> country)
        implements Comparable<ShippingAddress> {

    /** As long as any form asks for. */
    public static final int LONGEST_PART = 200;

    /** Controls, halves, what no font has; of what has no width the joiners are letters' parts. */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]+");

    /**
     * Any fixed order will do; it only has to be the same for everybody who joins two addresses.
     */
    private static final Comparator<ShippingAddress> ORDER =
            by(ShippingAddress::name)
                    .thenComparing(by(ShippingAddress::line1))
                    .thenComparing(by(ShippingAddress::line2))
                    .thenComparing(by(ShippingAddress::city))
                    .thenComparing(by(ShippingAddress::state))
                    .thenComparing(by(ShippingAddress::postalCode))
                    .thenComparing(by(ShippingAddress::country));

    public ShippingAddress {
        name = seen(name);
        line1 = seen(line1);
        line2 = seen(line2);
        city = seen(city);
        state = seen(state);
        postalCode = seen(postalCode);
        country = seen(country);
    }

    @Override
    public int compareTo(ShippingAddress other) {
        return ORDER.compare(this, other);
    }

    /** Masked: an address is personal. */
    @Override
    public String toString() {
        return "ShippingAddress[***]";
    }

    private static Comparator<ShippingAddress> by(
            Function<ShippingAddress, Optional<String>> part) {
        return Comparator.comparing(address -> part.apply(address).orElse(""));
    }

    private static Optional<String> seen(Optional<String> told) {
        return told.map(text -> UNSEEN.matcher(text).replaceAll(" ").strip())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_PART)))
                .map(text -> UNSEEN.matcher(text).replaceAll("").strip())
                .filter(text -> !text.isEmpty());
    }
}
