package com.thebabesclub.stripe.emulator.page;

import static com.thebabesclub.stripe.emulator.params.Shapes.text;
import static com.thebabesclub.stripe.emulator.params.Shapes.unsettable;

import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.checkout.Terms;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.Address;
import com.thebabesclub.stripe.emulator.json.Shipping;
import com.thebabesclub.stripe.emulator.params.Form;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;

import java.time.Duration;

/** Reads what a payer filled in. */
final class PageForm {

    private static final Duration DAYS_OF_A_DEBIT = Duration.ofDays(3);

    private static final HashShape SHAPE = shape();

    private PageForm() {}

    /** The fields of a posted form. */
    static Params read(String body) {
        return SHAPE.read("", Form.parse(body));
    }

    /**
     * The attempt that the payer makes.
     *
     * @throws StripeError in words for the payer if something is missing
     */
    static PaymentAttempt attempt(Params form, Terms terms) {
        PaymentAttempt attempt =
                outcome(form)
                        .withEmail(required(form, "email", "Enter your e-mail address."))
                        .withName(required(form, "name", "Enter your name."))
                        .withShippingOption(option(form));
        if (terms.collectsShipping()) {
            attempt = attempt.withShipping(shipping(form));
        }
        String code = form.text("promotion_code");
        return code == null ? attempt : attempt.withPromotionCode(code);
    }

    private static PaymentAttempt outcome(Params form) {
        return switch (form.text("outcome", "succeeds")) {
            case "declined" -> PaymentAttempt.declined("generic_decline");
            case "insufficient_funds" -> PaymentAttempt.declined("insufficient_funds");
            case "challenged" -> PaymentAttempt.challenged();
            case "delayed_succeeds" -> PaymentAttempt.delayed(true, DAYS_OF_A_DEBIT);
            case "delayed_fails" -> PaymentAttempt.delayed(false, DAYS_OF_A_DEBIT);
            default -> PaymentAttempt.succeeds();
        };
    }

    private static Shipping shipping(Params form) {
        required(form, "line1", "Enter your address.");
        required(form, "city", "Enter your city.");
        return new Shipping(form.text("name"), null, Address.of(form));
    }

    private static int option(Params form) {
        return form.text("shipping_option", "0").matches("\\d")
                ? Integer.parseInt(form.text("shipping_option", "0"))
                : 0;
    }

    private static String required(Params form, String name, String problem) {
        String value = form.text(name);
        if (value == null || value.isBlank()) {
            throw StripeError.invalid(name, problem);
        }
        return value;
    }

    private static HashShape shape() {
        HashShape shape = Address.SHAPE;
        for (String name :
                new String[] {
                    "action", "email", "name", "outcome", "promotion_code", "shipping_option"
                }) {
            shape = shape.optional(name, unsettable(text()));
        }
        return shape;
    }
}
