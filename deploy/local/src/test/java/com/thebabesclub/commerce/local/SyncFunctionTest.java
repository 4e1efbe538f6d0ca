package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.local.process.Supervisor;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class SyncFunctionTest {

    @Test
    void thePayloadBecomesOptionsOfTheCommandLine() {
        try (Supervisor supervisor = new Supervisor()) {
            SyncFunction function = new SyncFunction(parts(), supervisor);

            assertThat(function.arguments("{}")).containsExactly("sync", "orders", "--json");
            assertThat(
                            function.arguments(
                                    "{\"lookbackHours\":48,\"maxSessions\":9,\"dryRun\":true}"))
                    .containsExactly(
                            "sync",
                            "orders",
                            "--json",
                            "--lookback-hours",
                            "48",
                            "--max-sessions",
                            "9",
                            "--dry-run");
            assertThat(function.arguments("no JSON")).hasSize(3);
            assertThat(function.start("another-function", "{}")).isFalse();
        }
    }

    private static Parts parts() {
        return new Parts(Path.of("."), LocalSettings.of(Ports.USUAL, Map.of()));
    }
}
