package com.thebabesclub.commerce.deploy;

import com.thebabesclub.commerce.deploy.stage.StageProblem;

import software.amazon.awscdk.services.lambda.Code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where what the build has made is: the functions' zips and the console's pages. */
@FunctionalInterface
public interface Artifacts {

    /** The code in the zip of this name, such as {@code checkout-service-lambda.zip}. */
    Code code(String service, String zip);

    /**
     * The console, which an environment may be without.
     *
     * @throws StageProblem where its pages were not built
     */
    default ConsoleFiles console() {
        throw new StageProblem("There are no pages of the console");
    }

    /**
     * The console's files.
     *
     * @param pages the folder of its pages
     * @param policy their Content-Security-Policy, with {@code {issuer}} where the issuer belongs
     */
    record ConsoleFiles(Path pages, String policy) {}

    /** Those that the build made in this copy of the repository. */
    static Artifacts under(Path root) {
        return new Artifacts() {
            @Override
            public Code code(String service, String zip) {
                Path file = root.resolve(service).resolve("target").resolve(zip);
                if (!Files.isRegularFile(file)) {
                    throw missing(file);
                }
                return Code.fromAsset(file.toString());
            }

            @Override
            public ConsoleFiles console() {
                return consoleUnder(root.resolve("deploy/console"));
            }
        };
    }

    private static ConsoleFiles consoleUnder(Path folder) {
        Path pages = folder.resolve("target/pages");
        if (!Files.isRegularFile(pages.resolve("index.html"))) {
            throw missing(pages);
        }
        try {
            return new ConsoleFiles(
                    pages, Files.readString(folder.resolve("content-security-policy.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StageProblem missing(Path file) {
        return new StageProblem("There is no " + file + ": build it first, by mvn package");
    }
}
