package com.thebabesclub.commerce.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.file.Path;
import java.util.Map;

/** The published description by Redocly's rules, of which a warning fails as an error does. */
@EnabledIfSystemProperty(named = "node.directory", matches = ".+")
class LintTest {

    @Test
    void itHasNothingToWarnOf() throws Exception {
        ProcessBuilder lint =
                new ProcessBuilder(
                                "node",
                                "node_modules/@redocly/cli/bin/cli.js",
                                "lint",
                                "--extends=recommended-strict",
                                Path.of(System.getProperty("repository.root"), "docs/openapi.json")
                                        .toString())
                        .directory(Path.of(System.getProperty("node.directory")).toFile())
                        .redirectErrorStream(true);
        lint.environment()
                .putAll(
                        Map.of(
                                "REDOCLY_TELEMETRY", "off",
                                "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"));
        Process process = lint.start();

        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("Your API description is valid");
    }
}
