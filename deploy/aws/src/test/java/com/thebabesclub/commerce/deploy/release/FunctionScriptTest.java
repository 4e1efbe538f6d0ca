package com.thebabesclub.commerce.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** {@code deploy/function} with an AWS command line that writes down what it is asked. */
class FunctionScriptTest {

    private static final String AWS =
            """
            #!/usr/bin/env bash
            echo "$*" >> calls
            case "$1 $2" in
              "lambda get-alias") case "$*" in
                *FunctionVersion*) echo "${LIVE:-7}" ;;
                *) echo "${REMEMBERED-from 6}" ;;
              esac ;;
              "lambda update-function-code") echo "${CODE_SHA:-$(openssl dgst -sha256 -binary code.zip | base64)}" ;;
              "lambda publish-version") echo "${PUBLISHED:-8}" ;;
            esac
            """;

    @TempDir Path folder;

    private Path calls;

    @BeforeEach
    void setUp() throws IOException {
        Script.needs("bash", "openssl");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path aws = Files.writeString(bin.resolve("aws"), AWS);
        assertThat(aws.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("code.zip"), "the zip");
        calls = folder.resolve("calls");
    }

    @Test
    void aReleaseIsANewVersionAndThenTheAlias() throws Exception {
        Script.Result result = run(Map.of(), "release", "--function", "f", "--zip", "code.zip");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("f: live is version 8, and was 7.\n");
        assertThat(called())
                .containsSubsequence(
                        "update-function-code",
                        "wait function-updated-v2",
                        "publish-version",
                        "wait published-version-active",
                        "update-alias");
        assertThat(Files.readString(calls))
                .contains(
                        "--code-sha256 " + sha256("the zip"),
                        "--function-version 8 --description from 7");
    }

    @Test
    void otherBytesThanThoseReleasedAreNotPublished() throws Exception {
        Script.Result result =
                run(Map.of("CODE_SHA", "AAAA"), "release", "--function", "f", "--zip", "code.zip");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("other bytes", "The alias was not moved");
        assertThat(called()).doesNotContain("publish-version", "update-alias");
    }

    @Test
    void theSameCodeAgainMovesNothing() throws Exception {
        Script.Result result =
                run(Map.of("PUBLISHED", "7"), "release", "--function", "f", "--zip", "code.zip");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("is version 7 already");
        assertThat(called()).doesNotContain("update-alias");
    }

    @Test
    void aLargeZipGoesThroughTheBucketOrNotAtAll() throws Exception {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("code.zip").toFile(), "rw")) {
            large.setLength(50L * 1024 * 1024 + 1);
        }

        Script.Result refused = run(Map.of(), "release", "--function", "f", "--zip", "code.zip");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("--bucket");

        Script.Result taken =
                run(Map.of(), "release", "--function", "f", "--zip", "code.zip", "--bucket", "b");
        assertThat(taken.exit()).isZero();
        assertThat(Files.readString(calls))
                .contains("s3 cp code.zip s3://b/f/", "--s3-bucket b --s3-key f/");
    }

    @Test
    void aRollbackGoesToTheVersionThatTheAliasCameFrom() throws Exception {
        Script.Result result = run(Map.of(), "rollback", "--function", "f");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("f: live is version 6, and was 7.\n");
        assertThat(called()).doesNotContain("update-function-code", "publish-version");
        assertThat(Files.readString(calls)).contains("--function-version 6 --description from 7");
    }

    @Test
    void aRollbackThatKnowsNoVersionAsksForOne() throws Exception {
        Map<String, String> forgotten = Map.of("REMEMBERED", "None");

        assertThat(run(forgotten, "rollback", "--function", "f").err()).contains("--to VERSION");
        assertThat(run(forgotten, "rollback", "--function", "f", "--to", "3").out())
                .isEqualTo("f: live is version 3, and was 7.\n");
    }

    @Test
    void aRestartIsANewVersionOfTheSameCode() throws Exception {
        Script.Result result = run(Map.of(), "restart", "--function", "f");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("f: live is version 8, and was 7.\n");
        assertThat(called())
                .containsSubsequence(
                        "update-function-configuration",
                        "wait function-updated-v2",
                        "publish-version",
                        "update-alias")
                .doesNotContain("update-function-code");
    }

    @Test
    void aWrongOptionCallsNobody() throws Exception {
        assertThat(run(Map.of(), "release", "--zip", "code.zip").exit()).isEqualTo(2);
        assertThat(run(Map.of(), "release", "--function", "f").exit()).isEqualTo(2);
        assertThat(run(Map.of(), "release", "--funktion", "f").exit()).isEqualTo(2);
        assertThat(run(Map.of(), "undo").exit()).isEqualTo(2);
        assertThat(run(Map.of(), "release", "--function", "f", "--zip", "none.zip").err())
                .contains("There is no file none.zip");
        assertThat(calls).doesNotExist();
    }

    private Script.Result run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return new Script("deploy/function", folder).run(environment, List.of(arguments));
    }

    /** The operations in their order. */
    private List<String> called() throws IOException {
        return Files.readAllLines(calls).stream()
                .map(line -> line.replaceFirst("^lambda (wait )?([a-z0-9-]+).*", "$1$2"))
                .toList();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }
}
