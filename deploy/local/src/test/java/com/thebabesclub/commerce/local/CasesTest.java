package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of named cases says what the tests show, no more and no less. It stands in the last
 * module of the build, when those of all others have written down which cases passed.
 */
class CasesTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| .+ \\| (.+) \\|");

    @Test
    void everyCaseIsCoveredByTheTestsThatThePageNames() throws IOException {
        Map<String, Set<String>> passed = passed();

        listed().forEach(
                        (id, coverage) -> {
                            if (coverage.startsWith("`")) {
                                assertThat(passed.getOrDefault(id, Set.of()))
                                        .as(id)
                                        .containsAll(classes(coverage));
                            } else if (coverage.equals("open")) {
                                assertThat(passed)
                                        .as("a case with a test is not open")
                                        .doesNotContainKey(id);
                            } else {
                                assertThat(coverage).as(id).startsWith("ruled: ");
                            }
                        });
    }

    @Test
    void everyTagOfATestIsOnThePage() throws IOException {
        assertThat(listed().keySet()).containsAll(passed().keySet());
    }

    @Test
    void thePageIsRead() throws IOException {
        assertThat(listed()).hasSizeGreaterThan(150).containsKeys("T-RACE-1", "F1", "A45");
        assertThat(passed()).containsKey("T-RACE-1");
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> cases = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/cases.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("case")) {
                cases.put(row.group(1), row.group(2));
            }
        }
        return cases;
    }

    private static List<String> classes(String coverage) {
        return Arrays.stream(coverage.split(", ", -1)).map(name -> name.replace("`", "")).toList();
    }

    private static Map<String, Set<String>> passed() throws IOException {
        Map<String, Set<String>> passed = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            List<Path> reports =
                    files.filter(file -> file.endsWith("target/executed-cases.txt")).toList();
            for (Path report : reports) {
                for (String line : Files.readAllLines(report)) {
                    String[] parts = line.split(" ", 2);
                    passed.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
                }
            }
        }
        return passed;
    }
}
