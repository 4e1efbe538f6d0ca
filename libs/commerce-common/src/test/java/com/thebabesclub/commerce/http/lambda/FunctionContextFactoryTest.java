package com.thebabesclub.commerce.http.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.util.Map;

class FunctionContextFactoryTest {

    @Test
    void aWrongSettingEndsTheStartWithItsSentence() {
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("TRUSTED_PROXIES", "rubbish"));

        assertThatThrownBy(() -> FunctionContextFactory.context(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("TRUSTED_PROXIES has \"rubbish\"");
    }

    @Test
    void nothingIsAskedOfWhereItRuns() {
        try (ApplicationContext context =
                FunctionContextFactory.context(EnvironmentVariables.of(Map.of()))) {
            assertThat(context.getEnvironment().getActiveNames())
                    .containsExactlyInAnyOrder("function", "lambda");
        }
    }
}
