package com.thebabesclub.commerce.operator.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CountedStock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code stock set}, {@code list}, {@code import} and {@code export}. */
class StockCommandTest {

    private static final String CATALOG =
            """
            {"version": "2026-01-01T00:00:00Z", "currency": "usd",
             "collections": [{"id": "c", "name": "Things"}],
             "products": [
              {"sku": "RING", "name": "Ring", "collectionId": "c", "unitAmount": 100,
               "counted": true},
              {"sku": "SIZED", "name": "Sized", "collectionId": "c", "unitAmount": 100,
               "variants": [{"id": "s", "name": "S", "counted": true}]}],
             "bundles": []}
            """;

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void publish() throws IOException {
        Path file = folder.resolve("catalog.json");
        Files.writeString(file, CATALOG);
        assertThat(run("catalog", "publish", "--catalog", file.toString(), "--yes").exit())
                .isZero();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aChangeIsMadeOnceForEachKey() {
        for (int times = 0; times < 2; times++) {
            Ran made = difference("RING", "3", "made-1");
            assertThat(made.exit()).as(made.err()).isZero();
            assertThat(made.lines()).containsExactly("RING: 3 available");
        }
        assertThat(difference("RING", "-4", "broke-1").err()).contains("only 3 can be had");
        assertThat(difference("RING", "2", "made-1").err()).contains("used for another change");
        assertThat(difference("OTHER", "2", "made-2").err()).contains("does not count it");

        assertThat(run("stock", "list").out())
                .contains("RING", "3 available", "3 put  v1.3", "SIZED#s", "v0.0");
    }

    @Test
    void aCountNeedsWhatWasListed() {
        difference("RING", "3", "made-1");
        Ran none = run("stock", "set", "RING", "--count", "2", "--key", "count-1");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(count("v0.0").exit()).isEqualTo(1);

        Ran counted = count("v1.3");

        assertThat(counted.lines()).containsExactly("RING: 2 available");
    }

    @Test
    void whatIsExportedIsCountedAndImportedOnce() throws IOException {
        difference("RING", "3", "made-1");
        String exported = run("stock", "export").out();
        assertThat(exported.lines())
                .containsExactly(
                        "sku,variantId,put,available,version,count",
                        "RING,,3,3,v1.3,",
                        "SIZED,s,0,0,v0.0,");
        Path file = folder.resolve("stock.csv");
        Files.writeString(file, "\uFEFF" + exported.replace("v1.3,", "v1.3,5"));

        for (int times = 0; times < 2; times++) {
            Ran imported = imported(file, "count-november");
            assertThat(imported.exit()).as(imported.err()).isZero();
            assertThat(imported.lines()).containsExactly("RING: 5 available");
        }
        assertThat(imported(file, "count-december").exit()).isEqualTo(1);
    }

    @Test
    void aRowThatIsWrongKeepsAllFromBeingWritten() throws IOException {
        Path file = folder.resolve("stock.csv");
        for (String wrong : new String[] {"RING,x,", "RING,0,why", "RING,1,", "A#B,1,why"}) {
            Files.writeString(file, "sku,difference,reason\r\nRING,1,Made.\r\n" + wrong + "\r\n");
            Ran refused = imported(file, "delivery-1");
            assertThat(refused.exit()).as(wrong).isEqualTo(2);
            assertThat(refused.err()).as(wrong).isNotEmpty();
        }
        assertThat(shop.table().keys("STOCK#")).isEmpty();
        assertThat(imported(folder.resolve("none.csv"), "delivery-1").exit()).isEqualTo(2);
    }

    @Test
    @Case(
            id = "P108",
            sentence =
                    "A recount says of each counted product what was put in, can be had, is held and was sold, by the list "
                            + "of orders; written, what can be had fits, as a move.")
    void aRecountFindsWhatSomebodyWroteByHand() {
        difference("RING", "3", "made-1");
        assertThat(run("stock", "recount").exit()).isZero();
        CountedStock stock = new CountedStock(shop.table());
        stock.put("RING", 3);
        stock.reserve("cart1", "reserved", "RING", 1);
        Await.done(
                new CommerceTable(shop.table().tapped(), shop.table().name())
                        .write(
                                OutboxTask.reservation("cart1", 1, 1, shop.clock().instant())
                                        .write()));

        Ran found = run("stock", "recount");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.out())
                .contains("3 put      3 available      1 held      0 sold     -1 difference");
        Ran written = run("stock", "recount", "--write", "--by", "ann");
        assertThat(written.exit()).as(written.err()).isZero();
        assertThat(stock.available("RING")).isEqualTo(2);
        assertThat(run("stock", "recount").exit()).isZero();
        assertThat(shop.table().dump().values().toString())
                .contains("recount-", "Recounted by the orders.");
    }

    private Ran difference(String sku, String pieces, String key) {
        return run(
                "stock",
                "set",
                sku,
                "--difference=" + pieces,
                "--reason",
                "Because.",
                "--key",
                key,
                "--by",
                "ann");
    }

    private Ran count(String seen) {
        return run(
                "stock", "set", "RING", "--count", "2", "--seen", seen, "--key", "count-2" + seen);
    }

    private Ran imported(Path file, String key) {
        return run("stock", "import", file.toString(), "--key", key);
    }

    private Ran run(String... arguments) {
        return Typed.in(Main.PROGRAM, shop).run(arguments);
    }
}
