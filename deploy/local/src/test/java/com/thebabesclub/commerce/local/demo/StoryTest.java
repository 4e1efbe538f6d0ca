package com.thebabesclub.commerce.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.commerce.local.StoredItem;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class StoryTest {

    private static final String LONG = "0123456789".repeat(12);

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void keepsWithinANarrowTerminal() {
        tell(Paper.of(50, Map.of("NO_COLOR", "1")));

        assertThat(told.toString(UTF_8).lines()).allMatch(line -> line.length() <= 50);
    }

    @Test
    void tellsWholeKeysAndNoColourToAFile() {
        tell(Paper.of(0, Map.of()));

        assertThat(told.toString(UTF_8))
                .contains("QUOTE#" + LONG + "  CACHE")
                .doesNotContain("\u001b");
    }

    @Test
    void hasColoursOnATerminalThatDoesNotRefuseThem() {
        tell(Paper.of(80, Map.of()));

        assertThat(told.toString(UTF_8)).contains("\u001b[35m");
    }

    private void tell(Paper paper) {
        Story story = new Story(new PrintStream(told, true, UTF_8), paper);
        story.step("The quote becomes a session.");
        story.call("GET", "/checkout/status?session_id=" + LONG, 200, 12);
        story.fact("session", LONG);
        story.stored(
                List.of(
                        new StoredItem("QUOTE#" + LONG, "CACHE", new TreeMap<>(Map.of("a", "b"))),
                        new StoredItem(
                                "QUOTE#" + LONG,
                                "SESSION#" + LONG,
                                new TreeMap<>(Map.of("total", "9000", "note", LONG)))));
        story.good("done");
    }
}
