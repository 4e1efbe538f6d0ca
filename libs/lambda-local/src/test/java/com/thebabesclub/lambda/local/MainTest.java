package com.thebabesclub.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The program, with a runtime of a few lines of shell. */
class MainTest {

    private static final String BOOTSTRAP =
            """
            #!/bin/sh
            api=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime
            while :; do
              event=$(curl -s -D headers $api/invocation/next)
              id=$(sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: *\\([^ \\r]*\\).*/\\1/p' headers)
              curl -s -o /dev/null -d "$GREETING $event" $api/invocation/$id/response
            done
            """;

    @TempDir private Path folder;

    @Test
    void itRunsTheBootstrapAndPrintsTheAnswers() throws IOException {
        Path bootstrap = Files.writeString(folder.resolve("bootstrap"), BOOTSTRAP);
        Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path event = Files.writeString(folder.resolve("event.json"), "world");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        boolean well =
                Main.run(
                        Main.Wish.parse(
                                List.of(
                                        "--task-root",
                                        folder.toString(),
                                        "--env",
                                        "GREETING=hello",
                                        "--repeat",
                                        "2",
                                        "--log",
                                        folder.resolve("log").toString(),
                                        event.toString())),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        System.err);

        assertThat(well).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("hello world", "hello world");
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThatThrownBy(() -> Main.Wish.parse(List.of("--nonsense", "1")))
                .hasMessage("Unknown option --nonsense");
        assertThatThrownBy(() -> Main.Wish.parse(List.of("--limit")))
                .hasMessage("No value for --limit");
    }
}
