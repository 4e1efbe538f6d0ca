package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The console in a real browser, against the whole shop from its packaged jars: one stack, one
 * browser, and the tests of {@code deploy/console/test}. With {@code -Dbrowser=required} nothing is
 * skipped; with {@code -Dscreenshots=write} the pictures of the docs are taken anew.
 */
@Timeout(300)
class ConsoleIT {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("repository.root")));
    private static final Path CONSOLE = ROOT.resolve("deploy/console");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @Test
    void anOperatorFindsTheirWay() throws Exception {
        needed(NodeTool.isHere(), "there is no Node 20.19 or newer here");
        needed(Files.isExecutable(CHROMIUM), CHROMIUM + " is not there");
        needed(
                Files.exists(CONSOLE.resolve("target/pages/index.html")),
                "its pages were not built: build/pages says why");
        Parts parts = new Parts(ROOT, LocalSettings.of(FreePorts.seven(), Map.of()));
        try (Stack _ = Stack.start(parts, (_, _, _) -> {})) {
            Map<String, String> environment = environment(parts.settings().ports());
            assertThat(NodeTool.ran(CONSOLE, Map.of(), test("money"))).containsPattern("fail 0\\R");
            assertThat(NodeTool.ran(CONSOLE, environment, test("console")))
                    .containsPattern("pass 10\\R")
                    .containsPattern("fail 0\\R");
            if ("write".equals(System.getProperty("screenshots"))) {
                assertThat(NodeTool.ran(CONSOLE, environment, test("screenshots")))
                        .containsPattern("fail 0\\R");
            }
        }
    }

    private static String[] test(String name) {
        String file = "target/test/%s.test.js".formatted(name);
        return new String[] {"node", "--test", "--test-timeout=60000", file};
    }

    private static Map<String, String> environment(Ports ports) {
        Clock now = Clock.systemUTC();
        Clock daysAgo = Clock.offset(now, Duration.ofDays(-2));
        Map<String, String> environment = new HashMap<>();
        environment.put("SHOP_API", ports.origin().toString());
        environment.put("SHOP_STRIPE", ports.stripeUri().toString());
        environment.put("CHROMIUM", CHROMIUM.toString());
        environment.put(
                "SHOP_CUSTOMER",
                new LocalToken("ann", Optional.of("ann@example.com"), false).signed(now));
        environment.put("SHOP_ADMIN", new LocalToken("root", Optional.empty(), true).signed(now));
        environment.put(
                "SHOP_EXPIRED_TOKEN",
                new LocalToken("olive", Optional.empty(), true).signed(daysAgo));
        environment.put("SCREENSHOTS", ROOT.resolve("docs/images").toString());
        return environment;
    }

    private static void needed(boolean here, String otherwise) {
        String sentence = "The console was not tried in a browser: " + otherwise + ".";
        if ("required".equals(System.getProperty("browser"))) {
            assertThat(here).as(sentence).isTrue();
        }
        assumeTrue(here, sentence);
    }
}
