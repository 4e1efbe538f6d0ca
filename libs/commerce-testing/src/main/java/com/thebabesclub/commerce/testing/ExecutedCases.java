package com.thebabesclub.commerce.testing;

import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Writes down which named cases were executed and passed, as {@code <case> <class> <sentence>} in
 * {@code target/executed-cases.txt} of the module, so that the list of cases in the documentation
 * can be held against what really ran.
 */
public final class ExecutedCases implements TestExecutionListener {

    private final Set<String> passed = new ConcurrentSkipListSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            return;
        }
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .ifPresent(this::note);
    }

    private void note(MethodSource test) {
        Class<?> type = test.getJavaClass();
        Stream<AnnotatedElement> classes =
                Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getEnclosingClass)
                        .map(AnnotatedElement.class::cast);
        Stream.concat(Stream.of(test.getJavaMethod()), classes)
                .flatMap(e -> AnnotationSupport.findRepeatableAnnotations(e, Case.class).stream())
                .forEach(
                        covered ->
                                passed.add(
                                        covered.id()
                                                + " "
                                                + type.getSimpleName()
                                                + " "
                                                + covered.sentence()));
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
