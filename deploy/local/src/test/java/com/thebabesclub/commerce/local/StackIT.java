package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.commerce.local.demo.Paper;
import com.thebabesclub.commerce.local.demo.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The whole shop from its packaged jars: every service a process of its own, spoken to through the
 * gateway, with the emulator's signed webhooks.
 */
@Timeout(300)
class StackIT {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void oneOrderGoesAllTheWayThroughAlsoWhenTheWebhookIsAwayWhileItIsPaid() throws Exception {
        List<String> ready = new ArrayList<>();
        Parts parts = new Parts(root(), LocalSettings.of(FreePorts.seven(), Map.of()));
        Story story = new Story(new PrintStream(told, true, UTF_8), new Paper(100, false, true));

        boolean well = new DemoRun(parts, (part, _, _) -> ready.add(part), story).run(true);

        assertThat(well).as(() -> told.toString(UTF_8)).isTrue();
        assertThat(ready)
                .containsExactlyInAnyOrder(
                        "DynamoDB Local",
                        "Stripe emulator",
                        "SQS (ElasticMQ)",
                        "checkout service",
                        "webhook service",
                        "dashboard service");
        assertThat(told.toString(UTF_8))
                .contains("QUOTE#", "SESSION#", "PI#", "ORDERNO#BC-", "EVENT#", "DUE#", "ACTIVE")
                .contains("There is no order yet")
                .contains("source=webhook")
                .contains("exactly one order, counted by key")
                .contains("nothing is missing")
                .doesNotContain("✗");
        assertThat(parts.folder()).isDirectory();
    }

    private static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("repository.root")));
    }
}
