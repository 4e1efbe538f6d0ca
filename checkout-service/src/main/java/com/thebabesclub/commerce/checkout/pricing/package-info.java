/**
 * The cheapest total that the bundles allow, exactly. Pure: a function of catalogue, cart and time.
 *
 * <p>The cart is cut into subproblems, collections that no bundle ties to others. Each is an
 * integer programme (how often is each offer taken) and is solved by branch and bound:
 *
 * <ol>
 *   <li>{@code Relaxation} lets offers be taken in fractions and solves that by the {@code Simplex}
 *       method.
 *   <li>{@code UpperBound} takes the dual prices that come out and computes, in whole numbers, what
 *       any selection may save at most. It holds for any prices, so rounding never costs a cent.
 *   <li>{@code BranchAndBoundSolver} rounds down for a selection to compare with, and halves the
 *       range of an offer where the bound promises more.
 * </ol>
 *
 * <p>The linear programme earns its room. With a price a piece that is fixed by what each bundle
 * costs, 143 of 2,000 random full carts and all of 200 with six competing sets exceed the effort;
 * with the relaxation, none of the former and one of the latter.
 *
 * <p>The work is counted by {@code Effort} and ends; {@code Discounts} then hands out the pieces.
 */
@NullMarked
package com.thebabesclub.commerce.checkout.pricing;

import org.jspecify.annotations.NullMarked;
