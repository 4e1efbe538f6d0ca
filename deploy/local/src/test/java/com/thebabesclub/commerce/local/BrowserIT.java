package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All pages in a real browser, against the whole shop from its packaged jars: one stack, and on it
 * the tests of {@code deploy/console/test} and {@code deploy/shop/test}. With {@code
 * -Dbrowser=required} nothing is skipped; with {@code -Dscreenshots=write} the pictures of the docs
 * are taken anew.
 */
@Timeout(300)
class BrowserIT {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("repository.root")));
    private static final Path CONSOLE = ROOT.resolve("deploy/console");
    private static final Path SHOP = ROOT.resolve("deploy/shop");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static Optional<Stack> stack = Optional.empty();
    private static Map<String, String> environment = Map.of();

    @BeforeAll
    static void start() throws InterruptedException {
        needed(NodeTool.isHere(), "there is no Node 20.19 or newer here");
        needed(Files.isExecutable(CHROMIUM), CHROMIUM + " is not there");
        for (Path folder : List.of(CONSOLE, SHOP)) {
            needed(
                    Files.exists(folder.resolve("target/pages/index.html")),
                    folder + " has no pages: build/pages says why");
        }
        Parts parts = new Parts(ROOT, LocalSettings.of(FreePorts.seven(), Map.of()));
        environment = environment(parts.settings().ports());
        stack = Optional.of(Stack.start(parts, (_, _, _) -> {}));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack.isEmpty()) {
            return;
        }
        try (Stack _ = stack.get()) {
            if ("write".equals(System.getProperty("screenshots"))) {
                // Of whatever the tests have left.
                passes(CONSOLE, "screenshots", 1);
                passes(SHOP, "screenshots", 1);
            }
        }
    }

    @Test
    void anOperatorFindsTheirWay() throws Exception {
        assertThat(NodeTool.ran(CONSOLE, Map.of(), test("money"))).containsPattern("fail 0\\R");
        passes(CONSOLE, "console", 12);
    }

    @Test
    void aShopperFindsTheirWay() throws Exception {
        passes(SHOP, "shop", 9);
    }

    @Test
    void aDeveloperSeesTheWire() throws Exception {
        passes(SHOP, "wire", 5);
    }

    /** Each of so many tests of a file: one that is not there any more is missed. */
    private static void passes(Path folder, String name, int tests) throws Exception {
        assertThat(NodeTool.ran(folder, environment, test(name)))
                .containsPattern("pass %d\\R".formatted(tests))
                .containsPattern("fail 0\\R");
    }

    private static String[] test(String name) {
        String file = "target/test/%s.test.js".formatted(name);
        return new String[] {"node", "--test", "--test-timeout=240000", file};
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
        String sentence = "The pages were not tried in a browser: " + otherwise + ".";
        if ("required".equals(System.getProperty("browser"))) {
            assertThat(here).as(sentence).isTrue();
        }
        assumeTrue(here, sentence);
    }
}
