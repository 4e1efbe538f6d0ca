package com.thebabesclub.commerce.operator.catalog.conversion;

import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.catalog.InvalidCatalogException;
import com.thebabesclub.commerce.sync.command.UsageException;

import io.micronaut.serde.jackson.JacksonObjectMapper;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes a draft for its owner to look through. A file that is there is never written over. */
@Singleton
final class CatalogDraftFile {

    private final JacksonObjectMapper json;

    CatalogDraftFile(JacksonObjectMapper json) {
        SerdeJacksonConfiguration indented = new SerdeJacksonConfiguration();
        indented.setPrettyPrint(true);
        this.json = json.cloneWithConfiguration(indented);
    }

    /**
     * Writes it.
     *
     * @return what is still wrong with it, as a sentence; empty where it can be sold from
     */
    Optional<String> write(CatalogDraft draft, Path file) {
        try {
            byte[] text =
                    (json.writeValueAsString(draft.document()) + "\n")
                            .getBytes(StandardCharsets.UTF_8);
            Files.write(file, text, StandardOpenOption.CREATE_NEW);
            return problem(text);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " is there already: name another with --out.", e);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be written.", e);
        }
    }

    private static Optional<String> problem(byte[] text) {
        try {
            CatalogReader.read(text);
            return Optional.empty();
        } catch (InvalidCatalogException invalid) {
            return Optional.ofNullable(invalid.getMessage());
        }
    }
}
