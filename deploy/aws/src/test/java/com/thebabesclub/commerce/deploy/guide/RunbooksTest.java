package com.thebabesclub.commerce.deploy.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.deploy.alarm.Alarm;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever is woken finds under the alarm's name what it means and what to do. */
class RunbooksTest {

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page =
                Files.readString(
                        Path.of(System.getProperty("repository.root", "../.."))
                                .resolve("docs/operations/runbooks.md"));
    }

    @ParameterizedTest
    @EnumSource(Alarm.class)
    void everyAlarmHasItsHeadingAndWhatItMeans(Alarm alarm) {
        assertThat(page).contains("\n## " + alarm.label() + "\n\n**Means:** ");
    }

    @Test
    void noHeadingStandsTwice() {
        Matcher headings = Pattern.compile("(?m)^## (.+)$").matcher(page);

        assertThat(headings.results().map(found -> found.group(1))).doesNotHaveDuplicates();
    }
}
