package com.thebabesclub.commerce.deploy.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.deploy.function.Secrets;
import com.thebabesclub.commerce.deploy.setting.ShopSetting;
import com.thebabesclub.commerce.runtime.secret.SecretName;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The page of the deployment is the contract. */
class StageSettingTest {

    private static final Path PAGE =
            Path.of(System.getProperty("repository.root"), "docs/deployment.md");

    @Test
    void thePageHasEverySettingWithItsDefaultAndNoOther() throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.matches("\\| `[a-z-]+` \\|.*\\|.*\\|"))
                .filteredOn(line -> !line.startsWith("| `stage` |"))
                .containsExactlyElementsOf(
                        Arrays.stream(StageSetting.values()).map(StageSettingTest::row).toList());
    }

    @Test
    void thePageHasEverySecretWithItsParameter() throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .containsAll(
                        Arrays.stream(SecretName.values())
                                .map(s -> "| `" + s + "` | `" + Secrets.parameter("", s) + "` |")
                                .toList());
    }

    /** Where the customer is sent is checked here and read by the checkout. */
    @Test
    void theDefaultsOfTheCheckoutAreKnown() {
        assertThat(ShopSetting.all())
                .filteredOn(setting -> setting.variable().equals("CHECKOUT_SUCCESS_URL"))
                .singleElement()
                .satisfies(setting -> assertThat(setting.fallback()).contains(Origins.SUCCESS));
        assertThat(ShopSetting.all())
                .filteredOn(setting -> setting.variable().equals("CHECKOUT_CANCEL_URL"))
                .singleElement()
                .satisfies(setting -> assertThat(setting.fallback()).contains(Origins.CANCEL));
    }

    private static String row(StageSetting setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
        return "| `" + setting.key() + "` | " + fallback + " | " + setting.meaning() + " |";
    }
}
