package com.thebabesclub.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.thebabesclub.commerce.testing.ArchitectureRules;
import com.thebabesclub.commerce.testing.Case;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Arrays;

import javax.crypto.Mac;

/** That the rules which every module holds would find what they are there to find. */
class ForbiddenCodeTest {

    static final class ComparesByText {
        static boolean check(Mac mac, String given) {
            return new String(mac.doFinal(), java.nio.charset.StandardCharsets.UTF_8).equals(given);
        }
    }

    static final class ComparesBytes {
        static boolean check(byte[] expected, byte[] given) {
            return Arrays.equals(expected, given);
        }
    }

    static final class ReadsObjects {
        static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return in.readObject();
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface NamedByItsSender {}

    static final class LoadsByName {
        static Class<?> load(String name) throws ClassNotFoundException {
            return Class.forName(name);
        }
    }

    @Test
    @Case(id = "A24", sentence = "Timing of comparisons.")
    void aComparisonThatStopsAtTheFirstDifferenceIsFound() {
        assertFound(ArchitectureRules.macsAreComparedInConstantTime, ComparesByText.class);
        assertFound(ArchitectureRules.bytesAreComparedInConstantTime, ComparesBytes.class);
    }

    @Test
    @Case(id = "A44", sentence = "Deserialisation of types that the caller names.")
    void aReaderThatLetsItsInputChooseAClassIsFound() {
        assertFound(ArchitectureRules.nothingReadChoosesItsClass, ReadsObjects.class);
        assertFound(ArchitectureRules.nothingReadChoosesItsClass, NamedByItsSender.class);
        assertFound(ArchitectureRules.nothingReadChoosesItsClass, LoadsByName.class);
    }

    private static void assertFound(ArchRule rule, Class<?> culprit) {
        JavaClasses imported = new ClassFileImporter().importClasses(culprit);
        assertThat(rule.evaluate(imported).hasViolation()).as(culprit.getSimpleName()).isTrue();
    }
}
