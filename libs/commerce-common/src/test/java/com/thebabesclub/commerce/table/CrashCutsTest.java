package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** The tool that other tests believe: it finds what is not safe to repeat, and nothing else. */
class CrashCutsTest {

    private static final DynamoDbAsyncClient CLIENT = LocalTable.client().build();

    /** Registers a customer at Stripe, and writes down that it did. */
    private record Registration(LocalTable table, StripeEmulator stripe, String key, boolean counts)
            implements CrashCuts.World {

        static Registration of(String key, boolean counts) {
            return new Registration(
                    LocalTable.create(CLIENT),
                    StripeEmulator.builder().apiKey("sk_test_1").start(),
                    key,
                    counts);
        }

        @Override
        public boolean attempt(Life life) throws Exception {
            URI customers = life.server(URI.create(stripe.baseUrl())).resolve("/v1/customers");
            HttpClient http = HttpClient.newHttpClient();
            life.owns(http::shutdownNow);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(customers)
                            .header("Authorization", "Bearer sk_test_1")
                            .POST(BodyPublishers.noBody());
            try {
                if (!key.isEmpty()) {
                    request.header("Idempotency-Key", key);
                }
                http.send(request.build(), BodyHandlers.discarding());
                write(life.client(table));
                return true;
            } catch (java.io.IOException | CompletionException _) {
                return false;
            }
        }

        private void write(DynamoDbAsyncClient client) {
            Map<String, AttributeValue> item =
                    Map.of("PK", AttributeValue.fromS("A"), "SK", AttributeValue.fromS("B"));
            if (counts) {
                client.updateItem(
                                update ->
                                        update.tableName(table.name())
                                                .key(item)
                                                .updateExpression("ADD n :one")
                                                .expressionAttributeValues(
                                                        Map.of(":one", AttributeValue.fromN("1"))))
                        .join();
            } else {
                client.putItem(put -> put.tableName(table.name()).item(item)).join();
            }
        }

        @Override
        public List<String> state() {
            return List.of(
                    table.dump().toString(), stripe.events("customer.created").size() + " made");
        }

        @Override
        public void close() {
            stripe.close();
        }
    }

    @Test
    void workThatIsSafeToRepeatPassesAtEveryCut() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("idempotent registration", () -> Registration.of("k", false))
                        .everywhere();

        assertThat(report.calls()).containsExactly("POST /v1/customers", "PutItem");
        assertThat(report.cuts()).as("four ways to die or to lose a call, at each").isEqualTo(8);
    }

    @Test
    void aDoubledEffectIsFoundAtTheServer() {
        CrashCuts keyless = CrashCuts.of("keyless registration", () -> Registration.of("", false));

        assertThatThrownBy(keyless::everywhere)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it dies after call 1, POST /v1/customers");
    }

    @Test
    void aDoubledEffectIsFoundInTheTable() {
        CrashCuts counting =
                CrashCuts.of("counting registration", () -> Registration.of("k", true));

        assertThatThrownBy(counting::everywhere)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it dies after call 2, UpdateItem");
    }
}
