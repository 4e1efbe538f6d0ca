package com.thebabesclub.commerce.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.pricing.solver.SearchBudget;
import com.thebabesclub.commerce.domain.catalog.Bundle;
import com.thebabesclub.commerce.domain.quote.AppliedBundle;
import com.thebabesclub.commerce.domain.quote.QuoteLine;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/** The engine against carts and bundles that nobody chose. */
class PricingPropertyTest {

    private static final int CASES = 24_000;
    private static final long SEED = 20_260_101;

    @Test
    @Case(
            id = "T-CUR-5",
            sentence = "Line discounts add up to the discount, to the last minor unit.")
    void findsTheCheapestTotalThatTryingEverythingFinds() {
        int bundled = 0;
        for (int i = 0; i < CASES; i++) {
            long step = i % 3 == 0 ? 100 : 1;
            RandomShop shop = new RandomShop(SEED + i, step);
            List<CartItem> items = shop.items(5, 8);
            List<Bundle> bundles = shop.bundles(5, items);

            Pricing priced = Pricing.of(items, bundles, step, new SearchBudget(Pricing.EFFORT));

            long total = priced.lines().stream().mapToLong(QuoteLine::total).sum();
            assertThat(total)
                    .as("seed %d: %s with %s", SEED + i, items, bundles)
                    .isEqualTo(new CheapestByTrying(items, bundles).total());
            assertThat(priced.bundles()).allMatch(bundle -> bundle.saves() > 0);
            assertThat(priced.bundles().stream().mapToLong(AppliedBundle::saves).sum())
                    .isEqualTo(priced.lines().stream().mapToLong(QuoteLine::discount).sum());
            assertThat(priced.lines()).allMatch(line -> line.discount() % step == 0);
            bundled += priced.bundles().isEmpty() ? 0 : 1;
        }
        System.out.printf("%d carts from seed %d, %d of them with bundles%n", CASES, SEED, bundled);
        assertThat(bundled).isGreaterThan(CASES / 3);
    }

    /** Few kinds and many pieces: where offers are taken often, and fractions of them tempt. */
    @Test
    void findsTheCheapestTotalOfLargeCartsOfFewKinds() {
        int cases = 400;
        for (int i = 0; i < cases; i++) {
            RandomShop shop = new RandomShop(2 * SEED + i, 1);
            List<CartItem> items = shop.items(3, 36);
            List<Bundle> bundles = shop.bundles(6, items);
            Pricing priced = Pricing.of(items, bundles, 1, new SearchBudget(Pricing.EFFORT));
            assertThat(priced.isCheapest()).isTrue();
            assertThat(priced.lines().stream().mapToLong(QuoteLine::total).sum())
                    .as("seed %d: %s with %s", 2 * SEED + i, items, bundles)
                    .isEqualTo(new CheapestByTrying(items, bundles).total());
        }
        System.out.printf("%d large carts from seed %d%n", cases, 2 * SEED);
    }

    /** Fifty lines of up to 99 pieces, up to twelve bundles: all decided, with room to spare. */
    @Test
    void fullCartsAreDecidedWithinTheEffort() {
        int carts = 300;
        long most = 0;
        for (int i = 0; i < carts; i++) {
            RandomShop shop = new RandomShop(3 * SEED + i, 1);
            List<CartItem> items = shop.items(Cart.MOST_LINES, Cart.MOST_LINES * Cart.MOST_PIECES);
            SearchBudget budget = new SearchBudget(Pricing.EFFORT);
            Pricing priced = Pricing.of(items, shop.bundles(12, items), 1, budget);
            assertThat(priced.isCheapest()).as("seed %d", 3 * SEED + i).isTrue();
            most = Math.max(most, budget.spent());
        }
        System.out.printf("%d full carts from seed %d: %d valuations%n", carts, 3 * SEED, most);
    }

    /** Twelve sets that all want the same fifty lines of 99 pieces, products by name among them. */
    @Test
    void twelveCompetingSetsAreDecidedWithinTheEffort() {
        int carts = 200;
        long[] spent = new long[carts];
        for (int i = 0; i < carts; i++) {
            int collections = 3 + i % 4;
            RandomShop shop = new RandomShop(5 * SEED + i, 1);
            List<CartItem> items = shop.full(collections);
            List<Bundle> sets = shop.competing(12, 3, collections);
            SearchBudget budget = new SearchBudget(Pricing.EFFORT);
            Pricing priced = Pricing.of(items, sets, 1, budget);
            assertThat(priced.isCheapest()).as("seed %d", 5 * SEED + i).isTrue();
            spent[i] = budget.spent();
        }
        Arrays.sort(spent);
        System.out.printf(
                "%d carts with 12 competing sets from seed %d: median %d, most %d valuations%n",
                carts, 5 * SEED, spent[carts / 2], spent[carts - 1]);
    }

    @Test
    void aSearchThatIsCutShortStillAddsUpAndIsTheSameEachTime() {
        for (int i = 0; i < 500; i++) {
            RandomShop shop = new RandomShop(4 * SEED + i, 1);
            List<CartItem> items = shop.items(20, 400);
            List<Bundle> bundles = shop.bundles(12, items);
            Pricing whole = Pricing.of(items, bundles, 1, new SearchBudget(Pricing.EFFORT));
            Pricing cut = Pricing.of(items, bundles, 1, new SearchBudget(i));
            assertThat(cut.discount())
                    .isBetween(0L, whole.discount())
                    .isEqualTo(cut.lines().stream().mapToLong(QuoteLine::discount).sum())
                    .isEqualTo(Pricing.of(items, bundles, 1, new SearchBudget(i)).discount());
            if (cut.isCheapest()) {
                assertThat(cut.discount()).isEqualTo(whole.discount());
            }
        }
    }

    @Test
    void theOrderOfTheCartMakesNoDifference() {
        for (int i = 0; i < 2_000; i++) {
            RandomShop shop = new RandomShop(SEED - i, 1);
            List<CartItem> items = shop.items(6, 20);
            List<Bundle> bundles = shop.bundles(5, items);
            assertThat(new Cart(items.reversed()).items()).isEqualTo(new Cart(items).items());
            assertThat(discount(items.reversed(), bundles)).isEqualTo(discount(items, bundles));
        }
    }

    private static long discount(List<CartItem> items, List<Bundle> bundles) {
        return Pricing.of(items, bundles, 1, new SearchBudget(Pricing.EFFORT)).discount();
    }
}
