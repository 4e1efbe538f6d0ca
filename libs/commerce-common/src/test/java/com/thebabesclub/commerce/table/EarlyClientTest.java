package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.aws.Loopback;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.net.URI;
import java.util.Map;

class EarlyClientTest {

    @Test
    void aConnectionIsOpenedAndTheFirstCallUsesIt() throws Exception {
        try (Loopback table = Loopback.answering(_ -> Loopback.ok("{}"))) {
            EarlyClient early = EarlyClient.begin(settings(table.address()));
            Await.until(() -> table.answered() == 1);

            assertThat(new CommerceTable(early.client(), "t").get(Key.session("s")).block())
                    .isNull();

            assertThat(table.requests()).hasSize(2);
            assertThat(table.requests().getFirst()).startsWith("GET / ").doesNotContain("X-Amz");
            assertThat(table.requests().getLast()).contains("DynamoDB_20120810.GetItem");
            assertThat(table.connections()).isEqualTo(1);
        }
    }

    @Test
    void aRealTableTakesTheGreetingAndTheCallAfterIt() {
        LocalTable local = LocalTable.create();
        DynamoDbAsyncClient client = EarlyClient.begin(settings(LocalTable.endpoint())).client();

        assertThat(new CommerceTable(client, local.name()).get(Key.session("s")).block()).isNull();
    }

    /** The first request finds out, and answers for it. */
    @Test
    void aTableThatDoesNotAnswerDoesNotStopTheStart() {
        assertThat(EarlyClient.begin(settings(URI.create("http://127.0.0.1:1"))).client())
                .isNotNull();
    }

    @Test
    void aRegionThatIsMissingIsStillOneSentence() {
        EarlyClient early =
                EarlyClient.begin(
                        () -> {
                            throw new SettingProblem("AWS_REGION", "is not set", "the region");
                        });

        assertThatThrownBy(early::client)
                .isInstanceOf(SettingProblem.class)
                .hasMessageContaining("AWS_REGION is not set");
    }

    private static Settings settings(URI endpoint) {
        return Settings.of(
                Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_ENDPOINT_URL", endpoint.toString()));
    }
}
