package com.thebabesclub.commerce.domain.session;

import java.time.Instant;

/**
 * The payment of a shopper's cart.
 *
 * @param cartHash of the cart that was paid, equal for equal carts
 * @param orderNumber of the order that came of it
 * @param paidAt when the money arrived
 * @param openedAt when the page on which it was paid was made
 */
public record PaidCart(
        String sessionId, String cartHash, String orderNumber, Instant paidAt, Instant openedAt) {}
