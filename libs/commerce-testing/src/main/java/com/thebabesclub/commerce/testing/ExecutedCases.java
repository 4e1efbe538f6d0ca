package com.thebabesclub.commerce.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Writes down which named cases were executed and passed, as {@code <case> <class>} in {@code
 * target/executed-cases.txt} of the module, so that the list of cases in the documentation can be
 * held against what really ran.
 */
public final class ExecutedCases implements TestExecutionListener {

    private static final Pattern CASE = Pattern.compile("(T-[A-Z]+-|F|A)[0-9]+");

    private final Set<String> passed = new ConcurrentSkipListSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            return;
        }
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(
                        source ->
                                source.getClassName()
                                        .substring(source.getClassName().lastIndexOf('.') + 1))
                .ifPresent(
                        name ->
                                test.getTags().stream()
                                        .map(TestTag::getName)
                                        .filter(tag -> CASE.matcher(tag).matches())
                                        .forEach(tag -> passed.add(tag + " " + name)));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Path target = Path.of("target");
        if (!Files.isDirectory(target)) {
            return;
        }
        try {
            Files.write(target.resolve("executed-cases.txt"), passed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
