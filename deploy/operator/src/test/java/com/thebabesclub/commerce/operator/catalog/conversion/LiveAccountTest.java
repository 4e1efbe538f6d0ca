package com.thebabesclub.commerce.operator.catalog.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Product;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductUpdateParams;
import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The commands of the guide, in its order, on an account as the owner's is: 18 products with their
 * map, some archived, some without a sku, a size with a price of its own, and another shop's.
 */
class LiveAccountTest {

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");
    private final Map<String, String> map = new TreeMap<>();

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void fill() throws Exception {
        for (int n = 1; n <= 13; n++) {
            String id = product("Piece " + n, Map.of("sku", "P-" + n, "collectionId", "rings"));
            map("P-" + n, id, price(id, 1_000 + n), 1_000 + n);
        }
        for (int n = 14; n <= 15; n++) {
            String id = product("Piece " + n, Map.of());
            map("P-" + n, id, price(id, 1_000 + n), 1_000 + n);
        }
        String sized = product("Chain", Map.of("sku", "P-16", "collectionId", "chains"));
        map("P-16", sized, price(sized, 4_000), 4_000);
        map("P-16:50CM", sized, price(sized, 4_600), 4_600);
        String archived = product("Sold out", Map.of("sku", "P-17", "collectionId", "rings"));
        map("P-17", archived, price(archived, 1_700), 1_700);
        shop.client()
                .v1()
                .products()
                .update(archived, ProductUpdateParams.builder().setActive(false).build());
        price(product("Nobody knows", Map.of()), 500);
        price(product("Theirs", Map.of("app", "other", "env", "prod", "sku", "P-1")), 900);
        Files.writeString(folder.resolve("map.json"), "{" + String.join(",", map.values()) + "}");
        shop.stripe().clearRequests();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void nothingIsArchivedOrLostByAnyCommandOfTheGuide() throws Exception {
        List<String> before = forSale();

        Ran pulled = run("pull", "--out", file());
        assertThat(pulled.exit()).as(pulled.err()).isEqualTo(1);
        assertThat(pulled.lines())
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "(Nobody knows) has no sku in its metadata nor in the map and is left out."))
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "(Theirs) carries another shop's mark and is left out."))
                .anyMatch(line -> line.startsWith("! P-16 has variants and no defaultVariant"))
                .anyMatch(line -> line.matches("! P-17 \\(prod_\\w+\\) is archived at Stripe.*"))
                .contains(file() + ": 17 products, 0 bundles, 6 notes");
        assertThat(Files.readString(Path.of(file())))
                .contains("\"sku\" : \"P-14\"", "\"unitAmount\" : 4600", "\"active\" : false");

        assertThat(run("publish", "--catalog", file(), "--yes").exit()).isZero();
        Ran plan = run("import", "--dry-run");
        assertThat(plan.out()).doesNotContain("- product", "- price", "+ product");
        for (String[] options : new String[][] {{}, {"--archive"}}) {
            assertThat(run("import", options).err()).isEmpty();
            assertThat(forSale()).isEqualTo(before);
        }
        Ran again = run("import");
        assertThat(again.lines().getLast())
                .isEqualTo("0 made, 0 changed, 0 archived, 17 products unchanged");
        assertThat(Files.readString(folder.resolve("map.json")))
                .contains(map.keySet().stream().map(name -> "\"" + name + "\"").toList());
        for (String name : map.keySet()) {
            String id = map.get(name).replaceAll(".*\"productId\":\"(\\w+)\".*", "$1");
            assertThat(Files.readString(folder.resolve("map.json"))).as(name).contains(id);
        }
    }

    /** What the guide warns of: the sample, in the account of the shop. */
    @Test
    void theSampleNeitherIsPublishedNorTakesAnythingFromSale() throws Exception {
        List<String> before = forSale();
        Path sample = Path.of("../../libs/commerce-common/src/main/resources/catalog.json");

        assertThat(run("publish", "--catalog", sample.toString(), "--yes").exit()).isEqualTo(2);
        for (String[] options :
                new String[][] {
                    {"--catalog", sample.toString()}, {"--catalog", sample.toString(), "--archive"}
                }) {
            assertThat(run("import", options).exit()).isEqualTo(2);
        }
        assertThat(forSale()).isEqualTo(before);
        assertThat(shop.stripe().requests()).allMatch(call -> call.route().startsWith("GET "));
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        Files.writeString(Path.of(file()), "mine");

        assertThat(run("pull", "--out", file()).err()).contains("is there already");
        assertThat(Files.readString(Path.of(file()))).isEqualTo("mine");
    }

    private Ran run(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("catalog", command));
        arguments.addAll(List.of(options));
        if (!command.equals("publish")) {
            arguments.addAll(List.of("--map", folder.resolve("map.json").toString()));
        }
        if (command.equals("import") && !arguments.contains("--dry-run")) {
            arguments.add("--yes");
        }
        return Typed.in(Main.PROGRAM, shop)
                .set("SHOP_ENV", "prod")
                .set("CATALOG_LOCATION", "table:")
                .run(arguments.toArray(String[]::new));
    }

    private String file() {
        return folder.resolve("catalog.json").toString();
    }

    /** Names, prices and pictures of all that is for sale. */
    private List<String> forSale() throws StripeException {
        return shop
                .client()
                .v1()
                .products()
                .list(ProductListParams.builder().setActive(true).setLimit(100L).build())
                .getData()
                .stream()
                .map(product -> product.getId() + " " + product.getName() + " " + amount(product))
                .sorted()
                .toList();
    }

    private long amount(Product product) {
        try {
            return shop
                    .client()
                    .v1()
                    .prices()
                    .list(
                            PriceListParams.builder()
                                    .setProduct(product.getId())
                                    .setActive(true)
                                    .build())
                    .getData()
                    .stream()
                    .mapToLong(price -> price.getUnitAmount())
                    .sum();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    private String product(String name, Map<String, String> metadata) throws StripeException {
        return shop.client()
                .v1()
                .products()
                .create(
                        ProductCreateParams.builder()
                                .setName(name)
                                .addImage("https://shop.example.com/p.jpg")
                                .putAllMetadata(metadata)
                                .build())
                .getId();
    }

    private String price(String product, long amount) throws StripeException {
        return shop.client()
                .v1()
                .prices()
                .create(
                        PriceCreateParams.builder()
                                .setProduct(product)
                                .setUnitAmount(amount)
                                .setCurrency("usd")
                                .build())
                .getId();
    }

    private void map(String name, String product, String price, long amount) {
        map.put(
                name,
                "\"%s\":{\"productId\":\"%s\",\"priceId\":\"%s\",\"amount\":%d,\"currency\":\"USD\"}"
                        .formatted(name, product, price, amount));
    }
}
