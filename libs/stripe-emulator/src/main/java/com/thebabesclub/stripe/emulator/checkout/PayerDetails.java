package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.customer.Customers;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.Address;
import com.thebabesclub.stripe.emulator.json.Shipping;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.payment.Payer;
import com.thebabesclub.stripe.emulator.payment.Sale;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** What the payer types on the page, and what it does to the session's amounts. */
final class PayerDetails {

    private static final String EMAIL = "payer@example.com";
    private static final String NAME = "Jenny Rosen";

    private final Customers customers;
    private final TaxRates taxRates;
    private final Discounts discounts;

    PayerDetails(Customers customers, TaxRates taxRates, Discounts discounts) {
        this.customers = customers;
        this.taxRates = taxRates;
        this.discounts = discounts;
    }

    /** The session with the payer's details, priced for the place that it goes to. */
    CheckoutSession typed(CheckoutSession session, PaymentAttempt attempt) {
        Terms terms = session.terms();
        Payer known = session.progress().payer();
        String name = first(attempt.name(), known == null ? null : known.name(), NAME);
        Shipping shipping = terms.collectsShipping() ? shipping(terms, attempt, name) : null;
        Address address =
                shipping == null
                        ? new Address(null, "US", null, null, "94111", null)
                        : shipping.address();
        Payer payer =
                new Payer(
                        first(attempt.email(), known == null ? null : known.email(), EMAIL),
                        name,
                        known == null ? null : known.phone(),
                        address);
        CheckoutSession priced = priced(session, attempt, address);
        Progress progress = priced.progress().withPayer(payer, shipping);
        return priced.with(withCustomer(session, progress));
    }

    /** What is paid for in the end. */
    Sale sale(CheckoutSession session) {
        Progress progress = session.progress();
        Terms terms = session.terms();
        Params data = terms.paymentData();
        return new Sale(
                session.total(),
                terms.currency(),
                terms.methodTypes(),
                Objects.requireNonNull(progress.payer()),
                progress.customer(),
                progress.shipping() == null && data.has("shipping")
                        ? Shipping.of(data.hash("shipping"))
                        : progress.shipping(),
                data.text("description"),
                data.text("receipt_email"),
                data.text("statement_descriptor"),
                data.text("statement_descriptor_suffix"),
                data.metadata());
    }

    private CheckoutSession priced(
            CheckoutSession session, PaymentAttempt attempt, Address address) {
        List<ShippingOption> options = session.terms().shippingOptions();
        if (!options.isEmpty() && attempt.shippingOption() >= options.size()) {
            throw StripeError.invalid(
                    "shipping_option", "The session has no such shipping option.");
        }
        ShippingOption option = options.isEmpty() ? null : options.get(attempt.shippingOption());
        BigDecimal percent =
                session.terms().automaticTax() ? taxRates.percent(address) : BigDecimal.ZERO;
        Discount discount =
                attempt.promotionCode() == null
                        ? session.discount()
                        : discounts.typed(session, attempt.promotionCode());
        discounts.requireUsable(discount);
        Amounts amounts = Amounts.of(session.amounts().lines(), discount, option, percent);
        amounts.requireChargeable(session.terms().currency());
        return session.with(amounts, discount);
    }

    private Progress withCustomer(CheckoutSession session, Progress progress) {
        boolean always = "always".equals(session.terms().customerCreation());
        if (!always || progress.customer() != null) {
            return progress;
        }
        Payer payer = Objects.requireNonNull(progress.payer());
        String email = Objects.requireNonNull(payer.email());
        return progress.withCustomer(customers.ofPayer(payer.name(), email, Cause.NONE).id());
    }

    private static Shipping shipping(Terms terms, PaymentAttempt attempt, String name) {
        List<String> countries = terms.shippingCountries();
        if (attempt.shipping() == null) {
            return new Shipping(
                    name,
                    null,
                    new Address(
                            "San Francisco",
                            countries.getFirst(),
                            "354 Oyster Point Blvd",
                            null,
                            "94080",
                            "CA"));
        }
        if (!countries.contains(Objects.toString(attempt.shipping().address().country()))) {
            throw StripeError.invalid(
                    "shipping",
                    "The session does not ship to " + attempt.shipping().address().country());
        }
        return attempt.shipping();
    }

    private static String first(@Nullable String one, @Nullable String two, String otherwise) {
        if (one != null) {
            return one;
        }
        return two == null ? otherwise : two;
    }
}
