package com.thebabesclub.commerce.operator.catalog.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ConvertCommandTest {

    private static final String SHOP =
            """
            {"products": [
              {"sku": "n-red", "name": "Red Necklace", "category": "necklaces", "price": 30.5,
               "image": "https://shop.example.com/red.jpg", "description": "Red."},
              {"SKU": "B-CHN", "title": "Chain", "category": "bracelets", "price": "$1,200.00",
               "sizes": ["S", {"size": "L", "label": "Large", "priceCents": 130000}],
               "defaultVariant": "S", "available": false}],
             "bundles": [{"id": "two", "name": "Both", "priceCents": 100000,
               "skus": ["n-red", {"sku": "B-CHN", "count": 2}]}]}
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void whatIsUnderstoodIsACatalogueThatCanBeSoldFrom() throws IOException {
        Ran ran = convert(SHOP);

        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.lines()).containsExactly(file() + ": 2 products, 1 bundles, 0 notes");
        Catalog catalog = CatalogReader.read(Files.readAllBytes(Path.of(file())));
        Product red = catalog.product("N-RED").orElseThrow();
        assertThat(red.unitAmount()).isEqualTo(3050);
        assertThat(red.image()).contains("https://shop.example.com/red.jpg");
        assertThat(red.description()).contains("Red.");
        Product chain = catalog.product("B-CHN").orElseThrow();
        assertThat(chain.unitAmount()).isEqualTo(120_000);
        assertThat(chain.active()).isFalse();
        assertThat(chain.variant("L").orElseThrow().unitAmount()).isEqualTo(130_000);
        assertThat(chain.defaultVariant()).contains("S");
        assertThat(catalog.bundlesAt(Instant.EPOCH)).hasSize(1);
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithItsPath() throws IOException {
        Ran ran =
                convert(
                        """
                        {"shopName": "x", "products": [
                          {"sku": "A", "name": "A", "price": 30, "collection": "c"},
                          {"sku": "B", "name": "B", "amount": 100, "collection": "c", "weight": 3},
                          {"name": "C", "amount": 100},
                          {"sku": "D", "name": "D", "amount": "many"},
                          {"sku": "b", "name": "B again", "amount": 100},
                          {"sku": "E", "name": "E", "amount": 100, "sizes": ["S"]}],
                         "bundles": [{"id": "x", "items": [{"no": 1}]}]}
                        """);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .containsExactly(
                        "! products[0].price is 30: say with --amounts whether that is minor or major units.",
                        "! products[0] has no price and is left out.",
                        "! products[1].weight was not understood.",
                        "! products[2] has no sku and is left out.",
                        "! products[3].amount is no amount of money.",
                        "! products[3] has no price and is left out.",
                        "! products[4] repeats B and is left out.",
                        "! E names no collection and is in \"shop\".",
                        "! E has variants and no defaultVariant: a cart has to name one.",
                        "! bundles[0].items[0] names no sku, or no number of pieces, and is left out.",
                        "! bundles[0] has no id, no price, or neither set nor anyOf; it is left out.",
                        "! shopName was not understood.",
                        file() + ": 2 products, 0 bundles, 12 notes");
    }

    /** In half of the world a comma is the decimal point. */
    @Test
    void whatMayBeTwoAmountsIsNeither() throws IOException {
        for (String price : List.of("30,50", "1,20,000", "30 EUR or so", "1.200,00")) {
            Ran ran =
                    convert(
                            "[{\"sku\": \"A\", \"name\": \"A\", \"price\": \"%s\"}]"
                                    .formatted(price));
            assertThat(ran.lines()).as(price).contains("! [0].price is no amount of money.");
            Files.delete(Path.of(file()));
        }
    }

    @Test
    void halfAPieceIsNoPiece() throws IOException {
        Ran ran =
                convert(
                        """
                        {"products": [{"sku": "A", "name": "A", "amount": 100, "category": "c"}],
                         "bundles": [{"id": "x", "amount": 100, "items": [{"sku": "A", "count": 1.5}]}]}
                        """);
        assertThat(ran.lines())
                .contains(
                        "! bundles[0].items[0] names no sku, or no number of pieces, and is left out.");
    }

    @Test
    void whatAWholePriceIsCountedInIsSaidAndNotGuessed() throws IOException {
        String list = "[{\"sku\": \"A\", \"name\": \"A\", \"price\": 30, \"category\": \"c\"}]";

        assertThat(convert(list, "--amounts", "major").exit()).isZero();
        assertThat(amount()).isEqualTo(3000);
        Files.delete(Path.of(file()));
        assertThat(convert(list, "--amounts", "minor").exit()).isZero();
        assertThat(amount()).isEqualTo(30);
    }

    @Test
    void whatIsNoProductFileIsASentence() throws IOException {
        assertThat(convert("nonsense").err()).contains("cannot be read as JSON");
        Ran empty = convert("{}");
        assertThat(empty.exit()).isEqualTo(1);
        assertThat(empty.out())
                .contains(
                        "! The file has no products, items or list of them.",
                        "! It cannot be sold from yet: collections is missing.");
        assertThat(convert("{}", "--currency", "xxx").err()).contains("is no currency");
    }

    private long amount() throws IOException {
        return CatalogReader.read(Files.readAllBytes(Path.of(file())))
                .product("A")
                .orElseThrow()
                .unitAmount();
    }

    private Ran convert(String source, String... options) throws IOException {
        Path input = Files.writeString(folder.resolve("JewleryProducts.json"), source);
        List<String> arguments =
                new ArrayList<>(List.of("catalog", "convert", input.toString(), "--out", file()));
        arguments.addAll(List.of(options));
        return Typed.with(Main.PROGRAM, Map.of()).run(arguments.toArray(String[]::new));
    }

    private String file() {
        return folder.resolve("catalog.json").toString();
    }
}
