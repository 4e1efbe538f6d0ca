package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.json.Address;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What automatic tax takes in each country, in percent; nothing where nobody registered. */
public final class TaxRates {

    private final Map<String, BigDecimal> percents = new ConcurrentHashMap<>();

    /** Registers for tax in a country, by its ISO code. */
    public void register(String country, BigDecimal percent) {
        percents.put(country, percent);
    }

    BigDecimal percent(Address address) {
        return percents.getOrDefault(Objects.toString(address.country(), ""), BigDecimal.ZERO);
    }
}
