package com.thebabesclub.commerce.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Variables;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

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

    @Test
    void theListGivesMicronautWhatCanBeMadeOfIt() {
        Map<String, StaticServiceLoader<?>> services =
                KnownServices.read(
                        "a.Service java.util.ArrayList not.There java.lang.Integer"
                                + " java.util.HashMap\nb.Service java.util.TreeMap\n");

        assertThat(services).containsOnlyKeys("a.Service", "b.Service");
        assertThat(
                        Objects.requireNonNull(services.get("a.Service"))
                                .findAll(_ -> true)
                                .map(StaticDefinition::getName))
                .containsExactly("java.util.ArrayList", "java.util.HashMap");
        assertThat(
                        Objects.requireNonNull(services.get("a.Service"))
                                .findAll(name -> name.endsWith("HashMap"))
                                .map(StaticDefinition::load))
                .hasOnlyElementsOfType(HashMap.class);
    }
}
