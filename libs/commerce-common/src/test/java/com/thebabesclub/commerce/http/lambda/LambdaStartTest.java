package com.thebabesclub.commerce.http.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.runtime.setting.SettingProblem;
import com.thebabesclub.commerce.runtime.setting.Variables;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.util.Map;

class LambdaStartTest {

    @Test
    void aWrongSettingEndsTheStartWithItsSentence() {
        Variables settings = Variables.of(Map.of("TRUSTED_PROXIES", "rubbish"));

        assertThatThrownBy(() -> LambdaStart.context(settings))
                .isInstanceOf(SettingProblem.class)
                .hasMessageStartingWith("TRUSTED_PROXIES has \"rubbish\"");
    }

    @Test
    void nothingIsAskedOfWhereItRuns() {
        try (ApplicationContext context = LambdaStart.context(Variables.of(Map.of()))) {
            assertThat(context.getEnvironment().getActiveNames())
                    .containsExactlyInAnyOrder("function", "lambda");
        }
    }
}
