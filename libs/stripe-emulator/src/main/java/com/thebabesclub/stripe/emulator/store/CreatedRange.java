package com.thebabesclub.stripe.emulator.store;

import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shape;
import com.thebabesclub.stripe.emulator.params.Shapes;

import org.jspecify.annotations.Nullable;

/** Times of creation, both ends included, in seconds since 1970. */
public record CreatedRange(long least, long greatest) {

    /** Any time. */
    public static final CreatedRange ALL = new CreatedRange(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final HashShape BOUNDS =
            HashShape.hash()
                    .optional("gt", Numbers.timestamp())
                    .optional("gte", Numbers.timestamp())
                    .optional("lt", Numbers.timestamp())
                    .optional("lte", Numbers.timestamp());

    static final Shape SHAPE =
            Shapes.either(
                    (path, node) -> {
                        Object exact = Numbers.timestamp().read(path, node);
                        return new CreatedRange((Long) exact, (Long) exact);
                    },
                    (path, node) -> between(BOUNDS.read(path, node)));

    static CreatedRange of(Params params) {
        @Nullable CreatedRange range = params.custom("created", CreatedRange.class);
        return range == null ? ALL : range;
    }

    boolean contains(long created) {
        return created >= least && created <= greatest;
    }

    private static CreatedRange between(Params bounds) {
        long above = Math.max(bounds.number("gte", Long.MIN_VALUE), after(bounds.number("gt")));
        long below = Math.min(bounds.number("lte", Long.MAX_VALUE), before(bounds.number("lt")));
        return new CreatedRange(above, below);
    }

    private static long after(@Nullable Long bound) {
        return bound == null || bound == Long.MAX_VALUE ? Long.MIN_VALUE : bound + 1;
    }

    private static long before(@Nullable Long bound) {
        return bound == null || bound == Long.MIN_VALUE ? Long.MAX_VALUE : bound - 1;
    }
}
