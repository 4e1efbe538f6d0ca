package com.thebabesclub.commerce.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service is built again whenever something changes that it is made of, and only then. */
class PathFiltersTest {

    /** What every module is built with. */
    private static final Set<String> BUILD = Set.of("pom.xml", ".mvn/**", "build/**");

    private static final String CALLED = "./";

    /** A script of ours that a step runs. */
    private static final Pattern SCRIPT =
            Pattern.compile("(?m)(?:^|\\s)((?:deploy|\\.ci)/[a-z-]+)\\b");

    private static final String[] SERVICES = Repository.SERVICES;

    private final Modules modules = new Modules();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void namesExactlyWhatTheServiceIsMadeOf(String service) {
        Set<String> needed = new TreeSet<>(BUILD);
        modules.neededBy(service).forEach(folder -> needed.add(folder + "/**"));
        needed.addAll(called(service));

        assertThat(new TreeSet<>(Workflow.named(service).paths())).isEqualTo(needed);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void namesOnlyWhatIsThere(String service) {
        for (String path : Workflow.named(service).paths()) {
            assertThat(Repository.root().resolve(path.replace("/**", ""))).exists();
            assertThat(path.endsWith("/**"))
                    .as(path)
                    .isEqualTo(
                            Files.isDirectory(Repository.root().resolve(path.replace("/**", ""))));
        }
    }

    @Test
    void everyModuleBelongsToAServiceOrStandsUnderDeployOrServesTheLocalStack() {
        Set<String> known = new TreeSet<>();
        for (String service : SERVICES) {
            known.addAll(modules.neededBy(service));
        }

        List<String> others =
                modules.all().stream()
                        .filter(folder -> !known.contains(folder) && !folder.startsWith("deploy/"))
                        .toList();

        assertThat(others)
                .as("modules that no release contains: run or trained with, and tested by verify")
                .isSubsetOf("libs/sqs-local");
    }

    /** Its own workflow, those that it calls, and their scripts. */
    private static Set<String> called(String service) {
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(service));
        while (!open.isEmpty()) {
            Workflow workflow = Workflow.named(open.pop());
            if (!found.add(workflow.file())) {
                continue;
            }
            workflow.uses().stream()
                    .filter(use -> use.startsWith(CALLED))
                    .map(use -> use.replaceAll(".*/|\\.yml", ""))
                    .forEach(open::add);
            for (String run : workflow.scripts()) {
                Matcher script = SCRIPT.matcher(run);
                while (script.find()) {
                    found.add(script.group(1));
                }
            }
        }
        return found;
    }
}
