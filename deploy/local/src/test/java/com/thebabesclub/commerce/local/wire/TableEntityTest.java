package com.thebabesclub.commerce.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

class TableEntityTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^### ([^:\\n]+): `");

    @Test
    void theEntitiesAreThoseOfTheDescriptionOfTheTable() throws Exception {
        Path page =
                Path.of(Objects.requireNonNull(System.getProperty("repository.root")))
                        .resolve("docs/table.md");
        List<String> described =
                HEADING.matcher(Files.readString(page)).results().map(it -> it.group(1)).toList();

        assertThat(TableEntity.ALL)
                .extracting(TableEntity::name)
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION#cs_test_1, METADATA, Session pointer",
        "QUOTE#a, SESSION#cs_test_1, Session of a quote",
        "USER#casey, ORDER#1700000000#cs_test_1, Order",
        "USER#casey, PROFILE, Profile",
        "TIMELINE#cs_test_1, 0000000002#commit, Timeline",
        "TIMELINE#cs_test_1, 1790000000000#replay#evt_1, Act",
        "TIMELINE#cs_test_1, note#x, Note",
        "TIMELINE#EXPORTS, 1790000000000#export#x, Export",
        "DUE#2026113012#3, mail#cs_test_1, Due queue",
        "LIMIT#quote#203.0.113.7, WINDOW#29833333, Rate limit",
        "LIMIT#reservations#203.0.113.7, OPEN, Reservations of an address",
        "SYSTEM, DUE_SWEEP, Sweep",
        "SYSTEM, DAY#2026-11-30, Sums of a day",
        "LOOSE, END, Other"
    })
    void anItemIsNamedByItsKeys(String partition, String sort, String name) {
        assertThat(TableEntity.nameOf(partition, sort)).isEqualTo(name);
    }
}
