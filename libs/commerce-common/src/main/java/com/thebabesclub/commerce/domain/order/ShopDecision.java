package com.thebabesclub.commerce.domain.order;

/**
 * Makes of what an operator asks for what is done about the order, judged on the version of the
 * order on which it is committed.
 */
@FunctionalInterface
public interface ShopDecision {

    /** Throws {@link ShopRefusedException} where it cannot be done. */
    ShopAction on(Order order);
}
