package com.thebabesclub.commerce.deploy.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.Map;

/** A wrong setting stops the synthesis with one sentence that names it. */
class StageSettingsTest {

    @ParameterizedTest
    @EnumSource
    void theFileOfEachEnvironmentIsGood(Environment environment) {
        assertThat(StageSettings.of(environment.label(), Map.of()).environment())
                .isEqualTo(environment);
    }

    @Test
    void anUnknownEnvironmentIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> StageSettings.of("production", Map.of()))
                .isInstanceOf(StageProblem.class)
                .hasMessage("There is no environment \"production\": say dev, staging, prod");
    }

    @Test
    void anExistingDomainIsAHostNameAndItsPathHasNoSlash() {
        assertThatThrownBy(() -> beside("existing-domain", "https://api.thebabesclub.com"))
                .hasMessageContaining(
                        "existing-domain is \"https://api.thebabesclub.com\" and no host");
        assertThatThrownBy(() -> beside("domain-path", "/v2"))
                .hasMessageContaining("domain-path is \"/v2\"");
    }

    private static StageSettings beside(String key, String value) {
        Map<String, String> more =
                new HashMap<>(Map.of("domain", "", "existing-domain", "api.thebabesclub.com"));
        more.put(key, value);
        return StageSettings.of("prod", more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prod|domain|https://api.thebabesclub.com|domain is \"https://api.thebabesclub.com\" and no host",
                "prod|certificate|my-certificate|certificate is \"my-certificate\" and no ARN of acm",
                "prod|CORS_ALLOW_ORIGIN|*|CORS_ALLOW_ORIGIN names \"*\", which no browser sends",
                "prod|CORS_ALLOW_ORIGIN|https://thebabesclub.com/|names \"https://thebabesclub.com/\"",
                "prod|CORS_ALLOW_ORIGIN|http://thebabesclub.com|names \"http://thebabesclub.com\"",
                "prod|CORS_ALLOW_ORIGIN|http://localhost:3000|names \"http://localhost:3000\"",
                "prod|CORS_ALLOW_ORIGIN|https://evil.example|CHECKOUT_SUCCESS_URL is \"https://thebabesclub.com/",
                "prod|CHECKOUT_CANCEL_URL|https://evil.example/|CHECKOUT_CANCEL_URL is \"https://evil.example/\"",
                "prod|start|jit|start is \"jit\": it should be how the functions start",
                "prod|architecture|sparc|architecture is \"sparc\"",
                "prod|start|own-runtime|architecture is arm64, and our own runtime is x86_64",
                "prod|existing-api|a2fps4r1la|existing-api-root is \"\": it should be the id of the root",
                "prod|existing-domain|api.thebabesclub.com|existing-domain is set beside domain",
                "prod|schedules|later|schedules is \"later\": it should be on or off",
                "prod|sync-schedule|2 AM|sync-schedule is \"2 AM\"",
                "prod|sync-rule|my rule|sync-rule is \"my rule\"",
                "prod|existing-table-key|alias/shop|existing-table-key is \"alias/shop\" and no ARN of kms",
                "prod|log-days|42|log-days is 42: it should be the days",
                "prod|account|12|account is \"12\"",
                "prod|job-concurrency|many|job-concurrency is \"many\"",
                "prod|parameters|babesclub|parameters is \"babesclub\"",
                "prod|MAIL_SENDER|pigeon|MAIL_SENDER is \"pigeon\" and not ses, postmark or log",
                "prod|MAIL_SENDER|ses|MAIL_FROM is not set",
                "prod|STRIPE_SECRET|sk_live_1|STRIPE_SECRET is a secret and must not stand in a template",
                "prod|domian|api.thebabesclub.com|There is no setting \"domian\"",
            })
    void aWrongSettingIsSaid(String environment, String key, String value, String sentence) {
        Map<String, String> more = Map.of(key, value == null ? "" : value);

        assertThatThrownBy(() -> StageSettings.of(environment, more))
                .isInstanceOf(StageProblem.class)
                .hasMessageContaining(sentence);
    }
}
