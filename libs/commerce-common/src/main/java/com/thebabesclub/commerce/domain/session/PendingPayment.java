package com.thebabesclub.commerce.domain.session;

/**
 * A payment that is under way, such as a bank debit.
 *
 * @param cartHash of the cart that it pays, equal for equal carts
 */
public record PendingPayment(String sessionId, String cartHash) {}
