package com.thebabesclub.commerce.operator.catalog.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code catalog publish}, {@code rollback} and {@code versions}. */
class PublicationTest {

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theFirstCatalogueIsShownAskedForAndPublished() throws IOException {
        Ran nobody = publish(catalogue(3000));
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.lines()).contains("+ R-1                Ring, 30.00 USD");
        assertThat(nobody.err()).contains("say --yes");
        assertThat(versions()).isEmpty();

        assertThat(typed().by("no").run("catalog", "publish", "--catalog", file()).exit())
                .isEqualTo(2);
        Ran sure = typed().by("yes").run("catalog", "publish", "--catalog", file());
        assertThat(sure.exit()).as(sure.err()).isZero();
        assertThat(sure.lines()).contains("Published as version 1.");
        assertThat(versions())
                .singleElement()
                .asString()
                .startsWith("*    1  2026-11-26T12:00:00Z");
    }

    @Test
    void aChangedPriceIsALineAndTheSameAgainIsNothing() throws IOException {
        publish(catalogue(3000), "--yes");

        Ran dry = publish(catalogue(3500), "--dry-run");
        assertThat(dry.exit()).isEqualTo(1);
        assertThat(dry.lines())
                .containsExactly(
                        "~ R-1                Ring, 30.00 USD -> Ring, 35.00 USD",
                        "1 changes for a shopper");
        assertThat(versions()).hasSize(1);

        assertThat(publish(catalogue(3500), "--yes").lines()).contains("Published as version 2.");
        Ran again = publish(catalogue(3500), "--yes");
        assertThat(again.exit()).isZero();
        assertThat(again.lines())
                .containsExactly("Version 2 says this already; nothing was published.");
    }

    @Test
    void aRollbackPublishesTheOldContentAsANewVersion() throws IOException {
        publish(catalogue(3000), "--yes");
        publish(catalogue(3500), "--yes");
        publish(catalogue(4000), "--yes");

        Ran back = typed().run("catalog", "rollback", "--yes");
        assertThat(back.lines())
                .contains(
                        "~ R-1                Ring, 40.00 USD -> Ring, 35.00 USD",
                        "Published as version 4.");
        assertThat(typed().run("catalog", "rollback", "1", "--yes").lines())
                .contains("Published as version 5.");
        assertThat(versions()).hasSize(5);
        assertThat(versions().getFirst()).startsWith("*    5");
        assertThat(typed().run("catalog", "rollback", "99", "--yes").err())
                .startsWith("There is no version 99");
    }

    @Test
    void aCatalogueThatCannotBeSoldFromIsASentence() throws IOException {
        Ran wrong = publish("{\"currency\": \"usd\"}", "--yes");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .startsWith("The catalogue cannot be sold from: version is missing.");

        Ran sample = publish(catalogue(1).replaceFirst("\\{", "{\"sample\": true, "), "--yes");
        assertThat(sample.err()).startsWith("This is the sample of invented products");
        assertThat(publish("nonsense", "--yes").err()).contains("line 1 is not JSON");
        assertThat(typed().run("catalog", "rollback").err()).startsWith("There is no version");
        assertThat(typed().run("catalog", "versions").exit()).isEqualTo(1);
        assertThat(typed().run("catalog", "publish", "--catalog", "/none.json").err())
                .startsWith("/none.json cannot be read.");
        assertThat(versions()).isEmpty();
    }

    /** An item of the table has room for 400 KB. */
    @Test
    void aCatalogueThatDoesNotFitIsASentence() throws IOException {
        Random random = new Random(1);
        String products =
                IntStream.range(0, 3_000)
                        .mapToObj(
                                n ->
                                        """
                                        {"sku": "R-%d", "name": "%s", "collectionId": "rings", "unitAmount": 1}"""
                                                .formatted(n, words(random)))
                        .collect(Collectors.joining(","));
        String large = catalogue(1).replaceFirst("\\[\\{\"sku.*]", "[" + products + "]");

        Ran ran = publish(large, "--yes");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("the catalogue is larger than 350 KB compressed");
        assertThat(versions()).isEmpty();
    }

    private static String words(Random random) {
        return random.ints(200, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** What {@code import} compares Stripe with, where nothing else is named. */
    @Test
    void theImportGoesByWhatWasPublished() throws IOException {
        assertThat(bring().err()).startsWith("No catalogue was published");
        publish(catalogue(3000), "--yes");
        assertThat(bring().lines()).contains("+ price    R-1            30.00 USD");
    }

    private Ran bring() {
        return typed().run(
                        "catalog",
                        "import",
                        "--dry-run",
                        "--map",
                        folder.resolve("map.json").toString());
    }

    private List<String> versions() {
        return typed().run("catalog", "versions").lines();
    }

    private Ran publish(String catalogue, String... options) throws IOException {
        Files.writeString(Path.of(file()), catalogue);
        String[] arguments = new String[4 + options.length];
        arguments[0] = "catalog";
        arguments[1] = "publish";
        arguments[2] = "--catalog";
        arguments[3] = file();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return typed().run(arguments);
    }

    private String file() {
        return folder.resolve("catalog.json").toString();
    }

    private Typed typed() {
        return Typed.in(Main.PROGRAM, shop)
                .set("SHOP_ENV", "prod")
                .set("CATALOG_LOCATION", "table:");
    }

    private static String catalogue(long amount) {
        return """
               {"version": "2026-01-01T00:00:00Z", "currency": "usd",
                "collections": [{"id": "rings", "name": "Rings"}],
                "products": [{"sku": "R-1", "name": "Ring", "collectionId": "rings", "unitAmount": %d}]}
               """
                .formatted(amount);
    }
}
