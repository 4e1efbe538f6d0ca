package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.LocalTable;

import org.junit.jupiter.api.Test;

import java.util.Map;

class EarlyClientTest {

    private static final Settings SETTINGS = Settings.of(Map.of("COMMERCE_TABLE", "early"));

    @Test
    void theTableIsReadOnceAndNothingIsWritten() {
        LocalTable local = LocalTable.create();

        EarlyClient early = EarlyClient.begin(SETTINGS, local::tapped);

        assertThat(early.client()).isSameAs(local.tapped());
        Await.until(() -> !local.tap().calls().isEmpty());
        assertThat(local.tap().calls())
                .extracting(DynamoDbTap.Call::operation)
                .containsExactly("GetItem");
    }

    /** The first request finds out, and answers for it. */
    @Test
    void aTableThatDoesNotAnswerDoesNotStopTheStart() {
        LocalTable local = LocalTable.create();
        local.tap()
                .script(
                        (_, _) -> {
                            throw new IllegalStateException("away");
                        });

        assertThat(EarlyClient.begin(SETTINGS, local::tapped).client()).isSameAs(local.tapped());
    }

    @Test
    void aRegionThatIsMissingIsStillOneSentence() {
        EarlyClient early =
                EarlyClient.begin(
                        SETTINGS,
                        () -> {
                            throw new SettingProblem("AWS_REGION", "is not set", "the region");
                        });

        assertThatThrownBy(early::client)
                .isInstanceOf(SettingProblem.class)
                .hasMessageContaining("AWS_REGION is not set");
    }
}
