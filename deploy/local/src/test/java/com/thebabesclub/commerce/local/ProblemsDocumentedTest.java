package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs decide on the code of a problem, so that the page of them names every one. */
class ProblemsDocumentedTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| [^|]+\\|.*");

    @Test
    void thePageListsEveryCodeOnceAndNoOther() throws IOException {
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(ProblemCodes.in(ROOT));
    }

    @Test
    void theSourcesAreRead() throws IOException {
        assertThat(ProblemCodes.in(ROOT))
                .contains("invalid_request", "price_changed")
                .as("a code that a method hands on")
                .contains("quantity_limit")
                .as("a code of each module")
                .contains("invalid_token", "rate_limited", "invalid_event", "version_conflict");
    }

    private static List<String> listed() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/problems.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }
}
