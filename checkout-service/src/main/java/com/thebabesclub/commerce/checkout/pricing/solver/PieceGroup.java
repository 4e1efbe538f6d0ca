package com.thebabesclub.commerce.checkout.pricing.solver;

import com.thebabesclub.commerce.domain.catalog.Product;

/**
 * Pieces of one product at one price.
 *
 * @param unitAmount minor units
 */
public record PieceGroup(Product product, long unitAmount, int quantity) {}
