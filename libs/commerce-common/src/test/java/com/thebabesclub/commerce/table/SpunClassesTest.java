package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every switch over patterns is a class that the JVM spins when it comes by, which takes
 * milliseconds of a cold start. An AOT cache keeps lambdas and joined texts, but not these.
 */
class SpunClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws", "catalog", "log", "metric", "money", "order", "quote", "secret", "table"
            })
    void roomsThatEveryQuoteAndDeliveryCrossesSwitchOverNoPatterns(String room)
            throws IOException, URISyntaxException {
        assertThat(switchesOverPatterns(room)).isEmpty();
    }

    @Test
    void aSwitchOverPatternsIsFound() throws IOException, URISyntaxException {
        assertThat(switchesOverPatterns("stripe")).isNotEmpty();
    }

    private static List<String> switchesOverPatterns(String room)
            throws IOException, URISyntaxException {
        Path classes =
                Path.of(Write.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = classes.resolve("com/thebabesclub/commerce").resolve(room);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(SpunClassesTest::parsed)
                    .filter(SpunClassesTest::switchesOverPatterns)
                    .map(parsed -> parsed.thisClass().asInternalName())
                    .toList();
        }
    }

    private static ClassModel parsed(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean switchesOverPatterns(ClassModel parsed) {
        return parsed.methods().stream()
                .map(MethodModel::code)
                .flatMap(Optional::stream)
                .flatMap(CodeModel::elementStream)
                .anyMatch(
                        element ->
                                element instanceof InvokeDynamicInstruction call
                                        && call.bootstrapMethod()
                                                .owner()
                                                .displayName()
                                                .equals("SwitchBootstraps"));
    }
}
