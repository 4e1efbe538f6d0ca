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

class CatalogCommandTest {

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
    void aNewPriceTakesTheOldOnesPlaceAndWhatLeftIsArchived() throws Exception {
        bring(WARES);
        String old = product("babesclub-prod-A").getDefaultPrice();

        Ran ran = bring(Wares.none().with("A", "Ring", 3500));

        assertThat(ran.lines().getLast())
                .isEqualTo("1 made, 1 changed, 2 archived, 0 products unchanged");
        assertThat(shop.client().v1().prices().retrieve(old).getActive()).isFalse();
        assertThat(product("babesclub-prod-B").getActive()).isFalse();
        assertThat(sold("babesclub-prod-A")).containsExactly(3500L);
        assertThat(Files.readString(map())).doesNotContain("\"B\"");
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
        Ran ran = typed(WARES).set("STRIPE_SECRET", "sk_test_wrong").run("catalog", "import");

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
        String[] arguments = new String[4 + options.length];
        arguments[0] = "catalog";
        arguments[1] = "import";
        arguments[2] = "--map";
        arguments[3] = map().toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return typed(wares).run(arguments);
    }

    private Typed typed(Wares wares) throws IOException {
        Path catalog = Files.writeString(folder.resolve("catalog.json"), wares.json());
        return Typed.in(Main.PROGRAM, shop).set("CATALOG_LOCATION", catalog.toString());
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
