package com.thebabesclub.commerce.deploy;

import software.amazon.awscdk.services.lambda.Code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** In the place of what the build makes: a stub, and the console's own policy. */
final class StubArtifacts implements Artifacts {

    private static final Path STUB = Path.of("src/test/resources/stub");
    private static final Path POLICY =
            Path.of(
                    System.getProperty("repository.root"),
                    "deploy/console/content-security-policy.txt");

    @Override
    public Code code(String service, String zip) {
        return Code.fromAsset(STUB.toString());
    }

    @Override
    public ConsoleFiles console() {
        try {
            return new ConsoleFiles(STUB, Files.readString(POLICY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
