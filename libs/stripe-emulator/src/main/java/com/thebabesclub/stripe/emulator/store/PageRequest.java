package com.thebabesclub.stripe.emulator.store;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;

import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for: https://docs.stripe.com/api/pagination. */
public record PageRequest(
        int limit,
        @Nullable String startingAfter,
        @Nullable String endingBefore,
        CreatedRange created) {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    /** The parameters of a list without {@code created}. */
    public static final HashShape CURSORS =
            HashShape.hash()
                    .optional("limit", Numbers.integer())
                    .optional("starting_after", Shapes.text())
                    .optional("ending_before", Shapes.text())
                    .atMostOne("ending_before", "starting_after");

    /** The parameters that nearly every list takes. */
    public static final HashShape SHAPE = CURSORS.optional("created", CreatedRange.SHAPE);

    public static PageRequest of(Params params) {
        long limit = params.number("limit", DEFAULT_LIMIT);
        if (limit < 1) {
            throw StripeError.invalid(
                    "limit",
                    "parameter_invalid_integer",
                    "This value must be greater than or equal to 1.");
        }
        if (limit > MAX_LIMIT) {
            throw StripeError.invalid(
                    "limit",
                    "parameter_invalid_integer",
                    "This value must be less than or equal to " + MAX_LIMIT + ".");
        }
        return new PageRequest(
                (int) limit,
                params.text("starting_after"),
                params.text("ending_before"),
                CreatedRange.of(params));
    }

    /** The first objects of an embedded list. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null, null, CreatedRange.ALL);
    }
}
