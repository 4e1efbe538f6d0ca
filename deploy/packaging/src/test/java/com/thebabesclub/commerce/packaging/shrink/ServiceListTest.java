package com.thebabesclub.commerce.packaging.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class ServiceListTest {

    private static final byte[] NONE = {};

    @Test
    void eachKindHasALineWithItsClasses() {
        Map<String, byte[]> files =
                Map.of(
                        "META-INF/micronaut/io.micronaut.Bean/shop.$Till$Definition", NONE,
                        "META-INF/micronaut/io.micronaut.Bean/shop.$Desk$Definition", NONE,
                        "META-INF/services/io.micronaut.Mapper",
                                "# by hand\nb.Second # last\n\na.First\n"
                                        .getBytes(StandardCharsets.UTF_8),
                        "META-INF/services/java.sql.Driver",
                                "x.Driver".getBytes(StandardCharsets.UTF_8),
                        "shop/Till.class", NONE);

        assertThat(ServiceList.of(files))
                .isEqualTo(
                        """
                        io.micronaut.Bean shop.$Desk$Definition shop.$Till$Definition
                        io.micronaut.Mapper b.Second a.First
                        """);
    }

    @Test
    void whatAFunctionDoesNotHaveIsLeftOut() {
        Map<String, byte[]> files =
                Map.of(
                        "META-INF/micronaut/Bean/io.micronaut.http.client.$Client", NONE,
                        "META-INF/micronaut/Bean/io.micronaut.http.server.$Errors", NONE);

        assertThat(ServiceList.of(files)).isEqualTo("Bean io.micronaut.http.server.$Errors\n");
    }
}
