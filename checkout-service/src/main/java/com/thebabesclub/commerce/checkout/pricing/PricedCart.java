package com.thebabesclub.commerce.checkout.pricing;

import com.thebabesclub.commerce.domain.quote.PriceSnapshot;

/**
 * A cart with its price.
 *
 * @param isCheapest false where the bundles compete so much that the search was cut short: the
 *     price is the best that was found, the same each time, and nothing is hinted
 */
public record PricedCart(PriceSnapshot prices, boolean isCheapest) {}
