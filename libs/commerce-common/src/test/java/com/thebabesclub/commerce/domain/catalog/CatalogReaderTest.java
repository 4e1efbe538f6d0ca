package com.thebabesclub.commerce.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.JsonVariant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class CatalogReaderTest {

    private static final String SMALL =
            """
            {"version": "2026-01-01T00:00:00Z", "currency": "USD",
             "collections": [{"id": "c", "name": "Things"}],
             "products": [
              {"sku": "a", "name": "A", "collectionId": "c", "unitAmount": 3000},
              {"sku": "B", "name": "B", "collectionId": "c", "unitAmount": 2000, "active": false,
               "quantityLimit": 5, "variants": [{"id": "x", "name": "X", "unitAmount": 2500}]}],
             "bundles": [
              {"id": "t", "name": "T", "price": 4800, "anyOf": {"collectionId": "c", "quantity": 2}},
              {"id": "s", "name": "S", "price": 4900, "set": [
               {"sku": "A", "quantity": 1}, {"sku": "B", "quantity": 1}]}]}
            """;

    @Test
    void theShopsOwnCatalogueHasEighteenProductsInThreeCollectionsAndTheOwnersPrices() {
        Catalog catalog =
                CatalogSource.read(
                        EnvironmentVariables.of(Map.of()).read(CatalogProperties.class),
                        EnvironmentVariables.of(Map.of()).read(ShopProperties.class));
        assertThat(catalog.products()).hasSize(18);
        assertThat(catalog.products().stream().map(Product::collectionId).distinct())
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(catalog.currency().code()).isEqualTo("usd");
        assertOwners(catalog, "N-RED", 3000, "prod_TBMJ4DtUWw1BtC", "xFMdUwAlm");
        assertOwners(catalog, "N-ORG", 3000, "prod_TBMKqHCMbxilxG", "x7C8jHaXG");
        assertOwners(catalog, "E-MAG-SIL", 2500, "prod_TBMKMbQBlO2Ah8", "xUyTnvIcd");
    }

    private static void assertOwners(
            Catalog catalog, String sku, long amount, String product, String priceEnd) {
        Product found = catalog.product(sku).orElseThrow();
        assertThat(found.unitAmount()).isEqualTo(amount);
        assertThat(found.stripeProductId()).contains(product);
        assertThat(found.stripePriceId().orElseThrow()).endsWith(priceEnd);
    }

    @Test
    void everyFieldIsReadAndSkusAreInUpperCase() {
        Catalog catalog = read(SMALL);
        Product b = catalog.product("B").orElseThrow();
        assertThat(catalog.product("A")).isPresent();
        assertThat(b.active()).isFalse();
        assertThat(b.quantityLimit()).isEqualTo(5);
        assertThat(b.variant("x")).contains(new Variant("x", "X", 2500, false));
        assertThat(b.hasOnePrice()).isFalse();
        assertThat(catalog.collection("c").map(ProductCollection::name)).contains("Things");
    }

    @Test
    void aCountedProductIsOneNumberButForItsVariantsThatAreCountedApart() {
        String variants =
                """
                "counted": true, "variants": [
                 {"id": "x", "name": "X", "counted": true}, {"id": "y", "name": "Y"},
                 {"id": "z", "name": "Z", "counted": false}]}],
                """;
        Catalog catalog =
                read(SMALL.replaceFirst("\"quantityLimit\": 5, \"variants\".*\n", variants));
        Product b = catalog.product("B").orElseThrow();
        StockKey shared = new StockKey("B", Optional.empty());
        StockKey apart = new StockKey("B", Optional.of("x"));

        assertThat(b.stockKey(b.variant("x"))).contains(apart);
        assertThat(b.stockKey(b.variant("y"))).contains(shared);
        assertThat(b.stockKey(b.variant("z"))).contains(shared);
        assertThat(catalog.stockKeys()).containsExactly(shared, apart);
        assertThat(catalog.product("A").orElseThrow().stockKey(Optional.empty())).isEmpty();
        assertThat(read(SMALL).stockKeys()).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "sku": "B" | "sku": "A" | products[1].sku repeats "A"
                    "id": "s" | "id": "t" | bundles[1].id repeats "t"
                    "sku": "B", "quantity": 1 | "sku": "Z", "quantity": 1 | bundles[1].set[1].sku names "Z", which the catalogue does not have
                    "collectionId": "c", "unitAmount": 3000 | "collectionId": "d", "unitAmount": 3000 | products[0].collectionId names "d", which the catalogue does not have
                    "unitAmount": 3000 | "unitAmount": -1 | products[0].unitAmount is -1 and not from 0 to 99999999
                    "unitAmount": 3000 | "unitAmount": 30.5 | products[0].unitAmount must be a whole number
                    "unitAmount": 3000 | "unitAmount": "3000" | products[0].unitAmount must be a whole number
                    , "unitAmount": 3000 | ~~ | products[0].unitAmount is missing
                    "unitAmount": 3000 | "unitamount": 3000 | products[0] has the unknown field "unitamount"
                    "USD" | "ISK" | bundles[1].price is 4950, which is not a multiple of 100 as ISK demands
                    "USD" | "XYZ" | currency is "XYZ", in which Stripe does not charge
                    "2026-01-01T00:00:00Z" | "yesterday" | version must be a time such as 2026-01-01T00:00:00Z
                    "quantityLimit": 5 | "quantityLimit": 100 | products[1].quantityLimit is 100 and not from 1 to 99
                    "quantityLimit": 5 | "quantityLimit": 5, "defaultVariant": "y" | products[1].defaultVariant names "y", which is no variant of the product
                    "active": false | "active": "no" | products[1].active must be true or false
                    "price": 4800, "anyOf" | "price": 4800, "set": [], "anyOf" | bundles[0] must have either anyOf or set
                    "price": 4800 | "price": 4800, "validFrom": "2026-02-01T00:00:00Z", "validUntil": "2026-02-01T00:00:00Z" | bundles[0] has a validUntil that is not after its validFrom
                    "quantityLimit": 5 | "quantityLimit": 5, "counted": 1 | products[1].counted must be true or false
                    "sku": "a" | "sku": "a#b", "counted": true | products[0].counted cannot be true with a # in the sku "A#B"
                    "name": "Things" | "name": " " | collections[0].name must be a text that is not blank
                    """)
    void whatIsWrongIsToldInOneSentence(String right, String wrong, String sentence) {
        String json = SMALL;
        if (sentence.contains("4950")) {
            json = json.replace("4900", "4950");
        }
        assertThat(json).contains(right);
        String broken =
                json.replaceFirst(
                        Pattern.quote(right),
                        Matcher.quoteReplacement(Optional.ofNullable(wrong).orElse("")));
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessage(sentence);
    }

    @Test
    void malformedJsonIsToldWithItsLine() {
        assertThatThrownBy(() -> read("{\n\"version\": }"))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageStartingWith("line 2 is not JSON: ");
        assertThatThrownBy(() -> read(SMALL + "{}")).isInstanceOf(InvalidCatalogException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(InvalidCatalogException.class);
        assertThatThrownBy(() -> read("[]")).hasMessage("the catalogue must be an object");
    }

    @Test
    @Case(
            id = "B33",
            sentence =
                    "A body is one JSON document in UTF-8 with nothing after it; a list is no text and no "
                            + "number, and no field is there twice, at every door.")
    void oneDocumentInUtf8IsReadAndNothingElse() {
        for (JsonVariant variant : JsonVariant.of(SMALL.strip(), "\"USD\"")) {
            byte[] json = variant.body().getBytes(variant.charset());

            if (variant.isRead()) {
                assertThat(CatalogReader.read(json).products()).hasSize(2);
            } else {
                assertThatThrownBy(() -> CatalogReader.read(json))
                        .as(variant.name())
                        .isInstanceOf(InvalidCatalogException.class);
            }
        }
    }

    @Test
    void theSettingIsNamedWhereTheCatalogueCannotBeRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("catalog.json");
        Files.writeString(file, SMALL);
        assertThat(read(file).products()).hasSize(2);

        Files.writeString(file, SMALL.replace("USD", "XYZ"));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("CATALOG_LOCATION")
                .hasMessageContaining("currency is \"XYZ\", in which Stripe does not charge");
        assertThatThrownBy(() -> read(folder.resolve("none.json")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("CATALOG_LOCATION");
    }

    @Test
    void aCatalogueThatChangesHasAnotherPriceVersion() {
        Catalog before = read(SMALL);
        Catalog after = read(SMALL.replace("3000", "3100"));
        Instant now = Instant.parse("2026-05-05T00:00:00Z");
        assertThat(before.priceVersion(now))
                .matches("1767225600-[0-9a-f]{8}")
                .isNotEqualTo(after.priceVersion(now))
                .isEqualTo(read(SMALL).priceVersion(now));
    }

    @Test
    void theSampleIsNotSoldFromWhereCustomersBuy() {
        ShopProperties live = new ShopProperties("babesclub", "The Babes Club", "prod");
        CatalogProperties bundled = new CatalogProperties("classpath:catalog.json");

        assertThatThrownBy(() -> CatalogSource.read(bundled, live))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(
                        "CATALOG_LOCATION names classpath:catalog.json, the sample of invented products, and SHOP_ENV is prod");
        assertThat(read(SMALL).isSample()).isFalse();
    }

    private static Catalog read(Path file) {
        return CatalogSource.read(
                new CatalogProperties(file.toString()),
                new ShopProperties("babesclub", "The Babes Club", "prod"));
    }

    private static Catalog read(String json) {
        return CatalogReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
