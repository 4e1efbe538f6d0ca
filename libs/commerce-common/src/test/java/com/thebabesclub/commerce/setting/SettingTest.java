package com.thebabesclub.commerce.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The table of settings in the README is the contract: a name or a default that changes in one
 * place only fails.
 */
class SettingTest {

    private static final Pattern ROW = Pattern.compile("\\| `[A-Z_]+`¹? \\|.*");

    @Test
    void theTableHasEverySettingWithItsDefaultAndNoOther() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of(System.getProperty("repository.root"), "README.md"))
                        .stream()
                        .filter(line -> ROW.matcher(line).matches())
                        .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(SettingTest::row).toList());
    }

    @Test
    void theOwnersDefaultsAreKept() {
        assertThat(Setting.QUOTE_TTL_MINUTES.fallback()).contains("15");
        assertThat(Setting.SESSION_TTL_MINUTES.fallback()).contains("1440");
        assertThat(Setting.EVENT_TTL_DAYS.fallback()).contains("90");
        assertThat(Setting.ORDER_TTL_DAYS.fallback()).contains("0");
        assertThat(Setting.STRIPE_WEBHOOK_TOLERANCE.fallback()).contains("300");
        assertThat(Setting.CHECKOUT_MODE.fallback()).contains("payment");
        assertThat(Setting.SYNC_LOOKBACK_HOURS.fallback()).contains("25");
        assertThat(Setting.SYNC_MAX_SESSIONS.fallback()).contains("500");
        assertThat(Setting.SYNC_DRY_RUN.fallback()).contains("false");
        assertThat(Setting.COMMERCE_TABLE.fallback()).isEmpty();
    }

    private static String row(Setting setting) {
        String secret = setting.isSecret() ? "¹" : "";
        String fallback =
                setting.fallback()
                        .map(text -> text.isEmpty() ? "" : "`" + text + "`")
                        .orElse("*required*");
        return "| `" + setting + "`" + secret + " | " + fallback + " | " + setting.meaning() + " |";
    }
}
