package com.thebabesclub.commerce.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.catalog.Bundle;
import com.thebabesclub.commerce.quote.AppliedBundle;
import com.thebabesclub.commerce.quote.QuoteLine;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The engine against carts and bundles that nobody chose. */
class PricingPropertyTest {

    private static final int CASES = 24_000;
    private static final long SEED = 20_260_101;

    @Test
    @Tag("T-CUR-5")
    void findsTheCheapestTotalThatTryingEverythingFinds() {
        int bundled = 0;
        for (int i = 0; i < CASES; i++) {
            long step = i % 3 == 0 ? 100 : 1;
            RandomShop shop = new RandomShop(SEED + i, step);
            List<CartItem> items = shop.items(5, 8);
            List<Bundle> bundles = shop.bundles(5, items);

            Pricing priced = Pricing.of(items, bundles, step, new Effort(Pricing.EFFORT));

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
        return Pricing.of(items, bundles, 1, new Effort(Pricing.EFFORT)).discount();
    }
}
