package com.thebabesclub.commerce.operator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.PriceChange;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

class ImportPlannerTest {

    private static final StripeOwnershipMetadata MARK =
            new StripeOwnershipMetadata("babesclub", "prod");

    private final Account account = new Account();

    @Test
    void whatIsMissingIsMadeAndThenNothingIsLeftToDo() {
        Wares wares =
                Wares.none()
                        .with("A", "Ring", 3000)
                        .with("B", "Chain", 4200, variants("S", 4200, "L", 4600))
                        .with("C", "Gone", 100, ", \"active\": false");

        ImportPlan plan = plan(wares, IdMap.EMPTY);

        assertThat(lines(plan))
                .containsExactly(
                        "+ product  A              Ring, babesclub-prod-A",
                        "+ price    A              30.00 USD",
                        "~ product  A              babesclub-prod-A, sold at this price",
                        "+ product  B              Chain, babesclub-prod-B",
                        "+ price    B              42.00 USD",
                        "+ price    B:L            46.00 USD",
                        "~ product  B              babesclub-prod-B, sold at this price");
        IdMap map = plan.map(account.apply(plan.steps()));
        assertThat(map.entries()).containsOnlyKeys("A", "B", "B:L");
        assertThat(plan(wares, map).steps()).isEmpty();
        assertThat(plan(wares, IdMap.EMPTY).steps()).isEmpty();
    }

    @Test
    void aChangedPriceIsANewOneAndTheOldOneIsArchivedLast() {
        imported(Wares.none().with("A", "Ring", 3000));

        ImportPlan plan = plan(Wares.none().with("A", "Gold ring", 3500), IdMap.EMPTY);

        assertThat(lines(plan))
                .containsExactly(
                        "~ product  A              babesclub-prod-A, \"Ring\" is now \"Gold ring\"",
                        "+ price    A              35.00 USD",
                        "~ product  A              babesclub-prod-A, sold at this price",
                        "- price    A              30.00 USD, price_001");
    }

    @Test
    void aPriceThatComesBackIsMadeUnderAnotherKey() {
        imported(Wares.none().with("A", "Ring", 3000));
        imported(Wares.none().with("A", "Ring", 3500));
        imported(Wares.none().with("A", "Ring", 3000));

        assertThat(account.sold())
                .containsExactly("babesclub-prod-A Ring [3000 babesclub-prod-A default]");
    }

    @Test
    void aPriceThatSomebodyTookFromSaleIsSoldAgain() {
        imported(Wares.none().with("A", "Ring", 3000, variants("L", 4600)));
        account.change(
                "price_002", new PriceChange(Optional.of(false), Optional.empty(), Map.of()));

        ImportPlan plan =
                plan(Wares.none().with("A", "Ring", 3000, variants("L", 4600)), IdMap.EMPTY);

        assertThat(lines(plan))
                .containsExactly("~ price    A:L            46.00 USD, price_002, for sale again");
    }

    @Test
    void whatLeftTheCatalogueIsArchivedAndComesBackAsItself() {
        imported(Wares.none().with("A", "Ring", 3000).with("B", "Chain", 100));

        ImportPlan plan = plan(Wares.none().with("A", "Ring", 3000), IdMap.EMPTY);
        assertThat(lines(plan))
                .containsExactly("- product  B              babesclub-prod-B, left the catalogue");
        account.apply(plan.steps());

        assertThat(
                        lines(
                                plan(
                                        Wares.none()
                                                .with("A", "Ring", 3000)
                                                .with("B", "Chain", 100),
                                        IdMap.EMPTY)))
                .containsExactly("~ product  B              babesclub-prod-B, for sale again");
    }

    @Test
    void whatTheOwnersImporterMadeIsTakenOverAndNotMadeTwice() {
        account.add(product("prod_1", "Ring", Map.of("sku", "A")));
        account.add(price("price_1", "prod_1", 3000));
        account.add(product("prod_2", "Old", Map.of("sku", "Z")));
        IdMap map =
                new IdMap(
                        new TreeMap<>(
                                Map.of(
                                        "A", new IdMap.Entry("prod_1", "price_1", 3000, "USD"),
                                        "Z", new IdMap.Entry("prod_2", "price_2", 100, "USD"))));

        ImportPlan plan = plan(Wares.none().with("A", "Ring", 3000), map);

        assertThat(lines(plan))
                .containsExactly(
                        "~ product  A              prod_1, marked as ours",
                        "~ price    A              30.00 USD, price_1, marked as ours",
                        "~ product  A              prod_1, sold at this price",
                        "- product  Z              prod_2, left the catalogue");
        assertThat(plan.map(account.apply(plan.steps())).entries()).containsOnlyKeys("A", "Z");
        assertThat(plan(Wares.none().with("A", "Ring", 3000), IdMap.EMPTY).steps()).isEmpty();
    }

    @Test
    void whatIsAnothersStaysWhoeverNamesIt() {
        account.add(product("prod_1", "Theirs", Map.of("app", "other", "sku", "A")));
        account.add(
                product(
                        "prod_2",
                        "Staging",
                        Map.of("app", "babesclub", "env", "staging", "sku", "A")));
        account.add(product("prod_3", "Unmarked", Map.of("sku", "A")));
        Wares wares = Wares.none().with("A", "Ring", 3000, ", \"stripeProductId\": \"prod_1\"");

        ImportPlan plan = plan(wares, IdMap.EMPTY);

        assertThat(lines(plan)).allMatch(line -> !line.contains("prod_"));
        assertThat(plan.notes()).singleElement().asString().contains("prod_1 for A");
    }

    @Test
    void aSecondProductOfASkuIsArchived() {
        imported(Wares.none().with("A", "Ring", 3000));
        account.add(
                product(
                        "prod_9",
                        "Twin",
                        MARK.of(
                                PriceOffer.of(Wares.none().with("A", "x", 1).catalog())
                                        .getFirst())));

        assertThat(lines(plan(Wares.none().with("A", "Ring", 3000), IdMap.EMPTY)))
                .containsExactly("- product  A              prod_9, a second product of this sku");
    }

    @Test
    void twoSkusThatAreOneProductAreAMistake() {
        account.add(product("prod_1", "Ring", Map.of()));
        String id = ", \"stripeProductId\": \"prod_1\"";
        Wares wares = Wares.none().with("A", "Ring", 3000, id).with("B", "Ring", 3000, id);

        assertThatThrownBy(() -> plan(wares, IdMap.EMPTY))
                .hasMessageContaining("A and B are both prod_1");
    }

    /** Of any history of catalogues, cut off anywhere, the last catalogue is what is sold. */
    @Test
    void importsThatAreCutOffConverge() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Account cut = new Account();
            for (int change = 0; change < 4; change++) {
                ImportPlan plan = ImportPlanner.of(known(random(random), IdMap.EMPTY), cut.stock());
                cut.apply(plan.steps().subList(0, random.nextInt(plan.steps().size() + 1)));
            }
            Wares last = random(random);
            Account whole = new Account();
            whole.apply(ImportPlanner.of(known(last, IdMap.EMPTY), whole.stock()).steps());
            cut.apply(ImportPlanner.of(known(last, IdMap.EMPTY), cut.stock()).steps());

            assertThat(cut.sold()).as("seed %d", seed).isEqualTo(whole.sold());
            assertThat(ImportPlanner.of(known(last, IdMap.EMPTY), cut.stock()).steps())
                    .as("seed %d, once more", seed)
                    .isEmpty();
        }
    }

    private static Wares random(Random random) {
        Wares wares = Wares.none().with("ALWAYS", "Always", 100L * (1 + random.nextInt(3)));
        for (String sku : List.of("A", "B", "C")) {
            String more =
                    switch (random.nextInt(4)) {
                        case 0 -> variants("L", 100L * (1 + random.nextInt(3)));
                        case 1 -> ", \"active\": " + random.nextBoolean();
                        default -> "";
                    };
            if (random.nextInt(4) > 0) {
                wares.with(sku, "Name " + random.nextInt(2), 100L * (1 + random.nextInt(3)), more);
            }
        }
        return wares;
    }

    private void imported(Wares wares) {
        account.apply(plan(wares, IdMap.EMPTY).steps());
    }

    private ImportPlan plan(Wares wares, IdMap map) {
        return ImportPlanner.of(known(wares, map), account.stock());
    }

    private static ImportInputs known(Wares wares, IdMap map) {
        return new ImportInputs(wares.catalog(), map, MARK);
    }

    private static List<String> lines(ImportPlan plan) {
        return plan.steps().stream().map(step -> ImportPlanLine.of(step).text()).toList();
    }

    private static ProductRecord product(String id, String name, Map<String, String> metadata) {
        return new ProductRecord(
                id, true, name, Optional.empty(), List.of(), Optional.empty(), metadata);
    }

    private static PriceRecord price(String id, String product, long amount) {
        return new PriceRecord(
                id, product, true, "usd", Optional.of(amount), Optional.empty(), Map.of());
    }

    private static String variants(Object... idsAndAmounts) {
        StringBuilder variants = new StringBuilder(", \"variants\": [");
        for (int i = 0; i < idsAndAmounts.length; i += 2) {
            variants.append(i == 0 ? "" : ",")
                    .append(
                            "{\"id\": \"%s\", \"name\": \"%s\", \"unitAmount\": %s}"
                                    .formatted(
                                            idsAndAmounts[i],
                                            idsAndAmounts[i],
                                            idsAndAmounts[i + 1]));
        }
        return variants.append("]").toString();
    }
}
