package com.thebabesclub.commerce.domain.session;

import java.time.Instant;

/**
 * The payment of a shopper's cart.
 *
 * @param cartHash of the cart that was paid, equal for equal carts
 * @param orderNumber of the order that came of it
 * @param paidAt when the money arrived
 * @param completedAt when the customer was done, before {@code paidAt} for a bank debit; when the
 *     session began where that was not told yet
 */
public record PaidCart(
        String sessionId,
        String cartHash,
        String orderNumber,
        Instant paidAt,
        Instant completedAt) {}
