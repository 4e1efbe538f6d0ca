package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of {@code docs/tutorial.md}, as they stand there, in one shell. */
@Timeout(300)
class TutorialIT {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("repository.root")));
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");

    @Test
    void theCommandsOfTheTutorialLeadToARefundedOrder() throws Exception {
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(5);
        // The stack of this test stands for the one that a reader starts.
        assertThat(commands.getFirst()).isEqualTo("./run-local\n");
        Ports ports = FreePorts.seven();
        Parts parts = new Parts(ROOT, LocalSettings.of(ports, Map.of()));
        String script =
                String.join("", commands.subList(1, commands.size()))
                        .replace("localhost:8080", ports.gatewayUri().getAuthority())
                        .replace("localhost:12111", ports.stripeUri().getAuthority());

        try (Stack _ = Stack.start(parts, (_, _, _) -> {})) {
            assertThat(NodeTool.ran(ROOT, Map.of(), "bash", "-euo", "pipefail", "-c", script))
                    .contains("\"total\":7500", "/c/pay/cs_test_", "\"status\":\"completed\"")
                    .endsWith("\"refundStatus\":\"full\"\n");
        }
    }

    private static List<String> commands() throws IOException {
        return COMMANDS.matcher(Files.readString(ROOT.resolve("docs/tutorial.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
