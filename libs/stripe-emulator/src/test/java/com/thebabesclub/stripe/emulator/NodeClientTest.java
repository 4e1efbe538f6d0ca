package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.nio.file.Path;

/** Runs {@code drive.js}, which asserts on its own, where the build found Node. */
@EnabledIfSystemProperty(named = "node.directory", matches = ".+")
class NodeClientTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void theOfficialNodeLibraryCreatesPagesAndVerifies() throws Exception {
        Process node =
                new ProcessBuilder(
                                "node",
                                "drive.js",
                                emulated.stripe().baseUrl(),
                                Shop.KEY,
                                Shop.SECRET)
                        .directory(Path.of(System.getProperty("node.directory")).toFile())
                        .redirectErrorStream(true)
                        .start();

        String output = new String(node.getInputStream().readAllBytes(), UTF_8);
        assertThat(node.waitFor()).as(output).isZero();
        assertThat(output).contains("The official Node library is content.");
    }
}
