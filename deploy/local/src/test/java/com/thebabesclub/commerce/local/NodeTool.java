package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Node and npm, where they are. */
final class NodeTool {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL);

    private NodeTool() {}

    /** Whether there is a Node 20.19 or newer. */
    static boolean isHere() {
        try {
            Matcher version =
                    VERSION.matcher(
                            ran(Path.of("").toAbsolutePath(), Map.of(), "node", "--version"));
            return version.matches() && isEnough(version);
        } catch (IOException | InterruptedException | AssertionError none) {
            return false;
        }
    }

    /** What a command has said that ended well. */
    static String ran(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } finally {
            process.destroy();
        }
    }

    private static boolean isEnough(Matcher version) {
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major > 20 || (major == 20 && minor >= 19);
    }
}
