package com.thebabesclub.commerce.operator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.thebabesclub.commerce.sync.command.UsageException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.jackson.JacksonObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file is a map of ids that reads the same when it is written again, or there is a sentence. */
class IdMapFuzzTest {

    private static ApplicationContext context;
    private static IdMapFile file;

    @BeforeAll
    static void start() {
        context = ApplicationContext.builder().eagerInitSingletons(false).start();
        file = new IdMapFile(context.getBean(JacksonObjectMapper.class));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @FuzzTest(maxDuration = "2m")
    void aFileIsAMapOrThereIsASentence(byte[] bytes) throws IOException {
        Path path = Files.createTempFile("id-map", ".json");
        try {
            Files.write(path, bytes);
            file.write(file.read(path), path);
            String written = Files.readString(path);
            file.write(file.read(path), path);

            assertThat(path).hasContent(written);
        } catch (UsageException refused) {
            assertThat(refused.getMessage()).startsWith(path.toString());
        } finally {
            Files.delete(path);
        }
    }
}
