package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of named cases says what the tests show, no more and no less. It stands in the last
 * module of the build, when those of all others have written down which cases passed.
 */
class CasesTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| (.+) \\| (.+) \\|");

    /** What the page says of a case. */
    private record Listed(String sentence, String coverage) {}

    /** What a module has written down of a case that passed. */
    private record Passed(String id, String test, String sentence) {}

    @Test
    void everyCaseIsCoveredByTheTestsThatThePageNames() throws IOException {
        Map<String, Set<String>> tests =
                passed().stream().collect(groupingBy(Passed::id, mapping(Passed::test, toSet())));
        listed().forEach(
                        (id, row) -> {
                            String coverage = row.coverage();
                            if (coverage.startsWith("`")) {
                                assertThat(tests.getOrDefault(id, Set.of()))
                                        .as(id)
                                        .containsAll(classes(coverage));
                            } else if (coverage.equals("open")) {
                                assertThat(tests)
                                        .as("a case with a test is not open")
                                        .doesNotContainKey(id);
                            } else {
                                assertThat(coverage).as(id).startsWith("ruled: ");
                            }
                        });
    }

    @Test
    void everyCaseOfATestIsOnThePageInTheSameWords() throws IOException {
        Map<String, Listed> listed = listed();
        assertThat(passed())
                .allSatisfy(
                        covered ->
                                assertThat(listed)
                                        .hasEntrySatisfying(
                                                covered.id(),
                                                row ->
                                                        assertThat(covered.sentence())
                                                                .as(covered.test())
                                                                .isEqualTo(row.sentence())));
    }

    @Test
    void thePageIsRead() throws IOException {
        assertThat(listed()).hasSizeGreaterThan(150).containsKeys("T-RACE-1", "F1", "A45");
        assertThat(passed()).extracting(Passed::id).contains("T-RACE-1");
    }

    private static Map<String, Listed> listed() throws IOException {
        Map<String, Listed> cases = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/cases.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("case")) {
                cases.put(row.group(1), new Listed(row.group(2), row.group(3)));
            }
        }
        return cases;
    }

    private static List<String> classes(String coverage) {
        return Arrays.stream(coverage.split(", ", -1)).map(name -> name.replace("`", "")).toList();
    }

    private static List<Passed> passed() throws IOException {
        List<Passed> passed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            List<Path> reports =
                    files.filter(file -> file.endsWith("target/executed-cases.txt")).toList();
            for (Path report : reports) {
                for (String line : Files.readAllLines(report)) {
                    String[] parts = line.split(" ", 3);
                    passed.add(new Passed(parts[0], parts[1], parts[2]));
                }
            }
        }
        return passed;
    }
}
