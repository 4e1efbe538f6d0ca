package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages' typed client, compiled strictly, against the whole shop from its packaged jars. */
@Timeout(600)
class TypescriptClientIT {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("repository.root")));
    private static final Path SOURCE = ROOT.resolve("libs/typescript-client");
    private static final Path WORK = ROOT.resolve("deploy/local/target/typescript-client");

    @BeforeAll
    static void nodeIsHere() throws Exception {
        assumeTrue(
                NodeTool.isHere(),
                "The typed client was not compiled and not run: there is no Node 20.19 or newer here.");
        copySources();
        Path lock = WORK.resolve("package-lock.json");
        Path installed = WORK.resolve("node_modules/installed.json");
        if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
            done("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error");
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        done(
                "node",
                "node_modules/openapi-typescript/bin/cli.js",
                ROOT.resolve("docs/openapi.json").toString(),
                "--output",
                "src/generated/openapi.ts");
        done("node", "node_modules/typescript/bin/tsc", "--strict", "--project", "tsconfig.json");
    }

    @Test
    void theShopAnswersItAsItsTypesSay() throws Exception {
        Parts parts = new Parts(ROOT, LocalSettings.of(FreePorts.seven(), Map.of()));
        try (Stack _ = Stack.start(parts, (_, _, _) -> {})) {
            Ports ports = parts.settings().ports();
            String output =
                    NodeTool.ran(
                            WORK,
                            Map.of(
                                    "SHOP_API", ports.gatewayUri().toString(),
                                    "SHOP_STRIPE", ports.stripeUri().toString(),
                                    "SHOP_TOKEN", token(Clock.systemUTC()),
                                    "SHOP_EXPIRED_TOKEN",
                                            token(
                                                    Clock.offset(
                                                            Clock.systemUTC(),
                                                            Duration.ofDays(-2)))),
                            "node",
                            "--test",
                            "dist/test/stack.test.js");

            assertThat(output).containsPattern("pass 4\\R").containsPattern("fail 0\\R");
        }
    }

    private static String token(Clock clock) {
        return new LocalToken("ann", Optional.empty(), false).signed(clock);
    }

    /** What people keep beside it stays where it is. */
    private static void copySources() throws IOException {
        List<String> made = List.of("node_modules", "dist", "generated");
        try (Stream<Path> files = Files.walk(SOURCE)) {
            files.filter(Files::isRegularFile)
                    .map(SOURCE::relativize)
                    .filter(file -> Stream.of(file).noneMatch(part -> isIn(part, made)))
                    .forEach(TypescriptClientIT::copy);
        }
    }

    private static boolean isIn(Path file, List<String> folders) {
        return Stream.iterate(file, Objects::nonNull, Path::getParent)
                .anyMatch(part -> folders.contains(part.getFileName().toString()));
    }

    private static void copy(Path file) {
        try {
            Path target = WORK.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(SOURCE.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void done(String... command) throws IOException, InterruptedException {
        String _ = NodeTool.ran(WORK, Map.of(), command);
    }
}
