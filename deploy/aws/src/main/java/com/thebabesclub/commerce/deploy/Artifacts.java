package com.thebabesclub.commerce.deploy;

import com.thebabesclub.commerce.deploy.stage.StageProblem;

import software.amazon.awscdk.services.lambda.Code;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the functions' zips are. */
@FunctionalInterface
public interface Artifacts {

    /** The code in the zip of this name, such as {@code checkout-service-lambda.zip}. */
    Code code(String service, String zip);

    /** Those that the build made in this copy of the repository. */
    static Artifacts under(Path root) {
        return (service, zip) -> {
            Path file = root.resolve(service).resolve("target").resolve(zip);
            if (!Files.isRegularFile(file)) {
                throw new StageProblem("There is no " + file + ": build it first, by mvn package");
            }
            return Code.fromAsset(file.toString());
        };
    }
}
