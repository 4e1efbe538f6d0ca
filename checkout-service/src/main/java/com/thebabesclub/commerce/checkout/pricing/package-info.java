/**
 * The cheapest total that the bundles allow, exactly. Pure: a function of catalogue, cart and time.
 *
 * <p>{@code Pricing} lets the {@code solver} find how often each bundle is taken; {@code Discounts}
 * hands out the pieces; {@code NextTierHintFinder} tells what would earn a further bundle.
 */
@NullMarked
package com.thebabesclub.commerce.checkout.pricing;

import org.jspecify.annotations.NullMarked;
