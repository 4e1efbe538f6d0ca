package com.thebabesclub.commerce.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each service is made of, by the bill of materials that this build made. */
class ServiceContentsTest {

    static final String[] SERVICES = Repository.SERVICES;

    /**
     * Second ways to make calls, and what nobody here uses: each is megabytes and somebody's
     * vulnerability.
     */
    private static final String UNWANTED =
            "apache-client|apache5-client|aws-crt-client|aws-crt|url-connection-client|okhttp|httpclient5?"
                    + "|kotlin-stdlib.*|snakeyaml|groovy.*|log4j-core|commons-collections.*|junit.*"
                    + "|stripe-emulator|commerce-testing|DynamoDBLocal";

    @ParameterizedTest
    @FieldSource("SERVICES")
    void hasOneOfEachLibraryAndNoSecondClient(String service) throws IOException {
        List<String> libraries = libraries(service);

        assertThat(libraries).hasSizeGreaterThan(50).contains("stripe-java", "netty-nio-client");
        assertThat(libraries).doesNotHaveDuplicates().noneMatch(name -> name.matches(UNWANTED));
    }

    private static List<String> libraries(String service) throws IOException {
        Path bill = Repository.root().resolve(service + "/target/" + service + "-sbom.json");
        assumeTrue(Files.exists(bill), "Maven makes no bill of materials where it is offline");
        List<String> names = new ArrayList<>();
        for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).path("components")) {
            names.add(component.path("name").asText());
        }
        return names;
    }
}
