package com.thebabesclub.commerce.domain.order;

/** What was asked for cannot be done about the order as it stands; nothing was written. */
public final class ShopRefusedException extends RuntimeException {

    private final ShopRefusal refusal;

    ShopRefusedException(ShopRefusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    public ShopRefusal refusal() {
        return refusal;
    }
}
