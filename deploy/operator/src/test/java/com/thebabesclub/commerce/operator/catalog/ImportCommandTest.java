package com.thebabesclub.commerce.operator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Product;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ImportCommandTest {

    private static final Wares WARES =
            Wares.none().with("A", "Ring", 3000).with("B", "Chain", 4200);

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aDryRunShowsThePlanAndDoesNothing() throws IOException {
        Ran ran = bring(WARES, "--dry-run");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "+ product  A              Ring, babesclub-prod-A",
                        "+ price    B              42.00 USD",
                        "would be: 4 made, 2 changed, 0 archived, 0 products unchanged");
        assertThat(shop.stripe().requests()).allMatch(call -> call.route().startsWith("GET "));
        assertThat(map()).doesNotExist();
    }

    @Test
    void anImportWritesTheMapOfIdsAndDoesNothingASecondTime() throws Exception {
        Ran first = bring(WARES);
        shop.stripe().clearRequests();
        Ran second = bring(WARES);

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(second.exit()).isZero();
        assertThat(second.lines())
                .containsExactly("0 made, 0 changed, 0 archived, 2 products unchanged");
        assertThat(shop.stripe().requests()).allMatch(call -> call.route().startsWith("GET "));
        String price = product("babesclub-prod-A").getDefaultPrice();
        assertThat(Files.readString(map()))
                .isEqualTo(
                        """
                        {
                          "A" : {
                            "productId" : "babesclub-prod-A",
                            "priceId" : "%s",
                            "amount" : 3000,
                            "currency" : "USD"
                          },
                          "B" : {
                            "productId" : "babesclub-prod-B",
                            "priceId" : "%s",
                            "amount" : 4200,
                            "currency" : "USD"
                          }
                        }
                        """
                                .formatted(price, product("babesclub-prod-B").getDefaultPrice()));
    }

    @Test
    void aNewPriceTakesTheOldOnesPlace() throws Exception {
        bring(WARES);
        String old = product("babesclub-prod-A").getDefaultPrice();

        Ran ran = bring(Wares.none().with("A", "Ring", 3500).with("B", "Chain", 4200));

        assertThat(ran.lines().getLast())
                .isEqualTo("1 made, 1 changed, 1 archived, 1 products unchanged");
        assertThat(shop.client().v1().prices().retrieve(old).getActive()).isFalse();
        assertThat(sold("babesclub-prod-A")).containsExactly(3500L);
    }

    @Test
    void whatLeftTheCatalogueIsArchivedOnlyWhereThatIsSaid() throws Exception {
        bring(first(6));
        Wares five = first(5);

        Ran kept = bring(five);

        assertThat(kept.exit()).isZero();
        assertThat(kept.out())
                .contains(
                        "! F (babesclub-prod-F) left the catalogue and stays for sale at Stripe: --archive archives it.");
        assertThat(product("babesclub-prod-F").getActive()).isTrue();

        Ran archived = bring(five, "--archive");

        assertThat(archived.lines().getLast())
                .isEqualTo("0 made, 0 changed, 1 archived, 5 products unchanged");
        assertThat(product("babesclub-prod-F").getActive()).isFalse();
        assertThat(Files.readString(map())).as("no line of the map goes").contains("\"F\"");
        assertThat(bring(five, "--archive").lines().getLast())
                .isEqualTo("0 made, 0 changed, 0 archived, 5 products unchanged");
    }

    /** Such as the sample, where the owner's catalogue should be. */
    @Test
    void aCatalogueThatLacksMuchOfWhatWasSoldStopsTheImport() throws Exception {
        bring(first(6));
        long calls = stripeWrites();

        for (String[] options : new String[][] {{}, {"--archive"}}) {
            Ran stopped = bring(first(4).with("X", "Another", 100), options);

            assertThat(stopped.exit()).isEqualTo(2);
            assertThat(stopped.err()).startsWith("More than a fifth of the skus that ");
        }
        Files.delete(map());
        assertThat(bring(first(4), "--archive").exit()).as("the map is lost").isEqualTo(2);
        assertThat(stripeWrites()).isEqualTo(calls);
        assertThat(bring(first(4), "--dry-run").err()).isEmpty();
    }

    @Test
    void thePlanIsShownAndAskedForBeforeAnythingIsDone() throws Exception {
        Ran nobody = typed(WARES).run("catalog", "import", "--map", map().toString());
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.out()).contains("+ product  A");
        assertThat(nobody.err()).contains("say --yes");

        Ran unsure = typed(WARES).by("no").run("catalog", "import", "--map", map().toString());
        assertThat(unsure.exit()).isEqualTo(2);
        assertThat(stripeWrites()).isZero();
        assertThat(map()).doesNotExist();

        Ran sure = typed(WARES).by("yes").run("catalog", "import", "--map", map().toString());
        assertThat(sure.exit()).isZero();
        assertThat(stripeWrites()).isPositive();
    }

    private static Wares first(int count) {
        Wares wares = Wares.none();
        for (int n = 0; n < count; n++) {
            String sku = String.valueOf((char) ('A' + n));
            wares.with(sku, "Piece " + sku, 1_000L + n);
        }
        return wares;
    }

    private long stripeWrites() {
        return shop.stripe().requests().stream()
                .filter(call -> !call.route().startsWith("GET "))
                .count();
    }

    @Test
    void moreProductsOfOthersThanAPageHoldsStayAsTheyAre() throws Exception {
        for (int i = 0; i < 120; i++) {
            shop.client()
                    .v1()
                    .products()
                    .create(ProductCreateParams.builder().setName("Theirs " + i).build());
        }

        assertThat(bring(WARES).exit()).isZero();

        assertThat(
                        shop.client()
                                .v1()
                                .products()
                                .list(ProductListParams.builder().setActive(false).build())
                                .getData())
                .isEmpty();
        assertThat(bring(WARES).lines()).hasSize(1);
    }

    @Test
    void aStripeThatBreaksDownInTheMiddleLeavesTheRestToTheNextTime() throws Exception {
        shop.stripe().failCalls("POST /v1/prices", CallFault.REFUSED, 3);

        Ran cut = bring(WARES);
        Ran again = bring(WARES);

        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.err())
                .contains("1 of 6 steps are done; run it again for the rest.")
                .doesNotContain("\tat ");
        assertThat(map()).exists();
        assertThat(again.exit()).isZero();
        assertThat(sold("babesclub-prod-A")).containsExactly(3000L);
    }

    @Test
    void aKeyThatStripeDoesNotKnowIsASentence() throws IOException {
        Ran ran =
                typed(WARES)
                        .set("STRIPE_SECRET", "sk_test_wrong")
                        .run("catalog", "import", "--yes");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("Stripe does not know the key in STRIPE_SECRET");
    }

    @Test
    void aCatalogueOrAMapThatCannotBeReadIsASentence() throws IOException {
        Files.writeString(map(), "{\"A\": 1}");
        assertThat(bring(WARES).err()).contains("A should have a productId and a priceId");
        Files.writeString(map(), "{\"A\": {\"productId\": \"prod_1\"}}");
        assertThat(bring(WARES).err()).contains("A should have a productId and a priceId");
        for (String noObject : List.of("[]", "null", "1")) {
            Files.writeString(map(), noObject);
            assertThat(bring(WARES).err())
                    .as(noObject)
                    .contains("should be a JSON object: repair it");
        }
        for (String noJson : List.of("", "nonsense", "{\"A\": {")) {
            Files.writeString(map(), noJson);
            assertThat(bring(WARES).err()).as(noJson).contains("is not JSON: repair it");
        }
        assertThat(typed(WARES).run("catalog", "import", "--catalog", "/none.json").err())
                .startsWith("CATALOG_LOCATION names /none.json, which cannot be read");
    }

    @Test
    void forMachinesTheStepsAreJson() throws IOException {
        assertThat(bring(Wares.none().with("A", "Ring", 3000), "--dry-run", "--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"dryRun":true,"steps":[\
                        {"sign":"+","what":"product","name":"A",\
                        "detail":"Ring, babesclub-prod-A"},\
                        {"sign":"+","what":"price","name":"A","detail":"30.00 USD"},\
                        {"sign":"~","what":"product","name":"A",\
                        "detail":"babesclub-prod-A, sold at this price"}],\
                        "planned":3,"unchanged":0,"notes":[]}""");
    }

    private Ran bring(Wares wares, String... options) throws IOException {
        String[] arguments = new String[5 + options.length];
        arguments[0] = "catalog";
        arguments[1] = "import";
        arguments[2] = "--map";
        arguments[3] = map().toString();
        arguments[4] = "--yes";
        System.arraycopy(options, 0, arguments, 5, options.length);
        return typed(wares).run(arguments);
    }

    private Typed typed(Wares wares) throws IOException {
        Path catalog = Files.writeString(folder.resolve("catalog.json"), wares.json());
        return Typed.in(Main.PROGRAM, shop)
                .set("SHOP_ENV", "prod")
                .set("CATALOG_LOCATION", catalog.toString());
    }

    private Path map() {
        return folder.resolve("stripe-id-map.json");
    }

    private Product product(String id) throws StripeException {
        return shop.client().v1().products().retrieve(id);
    }

    private Iterable<Long> sold(String product) throws StripeException {
        return shop
                .client()
                .v1()
                .prices()
                .list(PriceListParams.builder().setProduct(product).setActive(true).build())
                .getData()
                .stream()
                .map(price -> price.getUnitAmount())
                .toList();
    }
}
