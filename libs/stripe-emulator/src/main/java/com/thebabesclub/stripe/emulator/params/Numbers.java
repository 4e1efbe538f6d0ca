package com.thebabesclub.stripe.emulator.params;

import com.thebabesclub.stripe.emulator.error.StripeError;

import java.math.BigDecimal;

/** The shapes of numbers, which are sent as text. */
public final class Numbers {

    private Numbers() {}

    /** Any integer. */
    public static Shape integer() {
        return (path, node) -> whole(path, Shapes.leaf(path, node, "integer"));
    }

    /** An integer of zero or more, as amounts and quantities are. */
    public static Shape nonNegative() {
        return (path, node) -> {
            long value = whole(path, Shapes.leaf(path, node, "integer"));
            if (value < 0) {
                throw StripeError.invalid(
                        path,
                        "parameter_invalid_integer",
                        "This value must be greater than or equal to 0.");
            }
            return value;
        };
    }

    /** An integer of one or more. */
    public static Shape positive() {
        return (path, node) -> {
            long value = whole(path, Shapes.leaf(path, node, "integer"));
            if (value < 1) {
                throw StripeError.invalid(
                        path,
                        "parameter_invalid_integer",
                        "This value must be greater than or equal to 1.");
            }
            return value;
        };
    }

    /** A moment in seconds since 1970. */
    public static Shape timestamp() {
        return (path, node) -> {
            String text = Shapes.leaf(path, node, "timestamp");
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw StripeError.invalid(
                        path, "Invalid timestamp: must be an integer Unix timestamp");
            }
        };
    }

    /** A decimal number. */
    public static Shape decimal() {
        return (path, node) -> {
            String text = Shapes.leaf(path, node, "decimal");
            try {
                if (text.length() > 30) {
                    throw new NumberFormatException();
                }
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw StripeError.invalid(path, "Invalid decimal: " + Shapes.shortened(text));
            }
        };
    }

    private static long whole(String path, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw StripeError.invalid(
                    path,
                    "parameter_invalid_integer",
                    "Invalid integer: " + Shapes.shortened(text));
        }
    }
}
