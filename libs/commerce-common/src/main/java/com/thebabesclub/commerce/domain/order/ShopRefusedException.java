package com.thebabesclub.commerce.domain.order;

import java.util.OptionalLong;

/** What was asked for cannot be done about the order as it stands; nothing was written. */
public final class ShopRefusedException extends RuntimeException {

    private final ShopRefusal refusal;
    private final transient OptionalLong left;

    ShopRefusedException(ShopRefusal refusal, OptionalLong left) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.left = left;
    }

    public ShopRefusal refusal() {
        return refusal;
    }

    /** What could be given back, in minor units, where that is why. */
    public OptionalLong left() {
        return left;
    }
}
