package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.thebabesclub.commerce.dashboard.profile.PlainTextNormalizer;
import com.thebabesclub.commerce.http.Problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import java.nio.charset.StandardCharsets;

/**
 * A note about an order.
 *
 * @param text lines of plain text, at most 2 KB in UTF-8
 */
@Serdeable
@Schema(name = "NoteRequest", example = "{\"text\": \"Asked for another address by telephone.\"}")
@JsonIgnoreProperties(ignoreUnknown = false)
record NoteRequest(@NotBlank @Size(max = 2048) String text) {

    private static final int MOST_BYTES = 2048;

    /** The text without blanks around it; a problem where it is too long or not plain. */
    String note() {
        String note = text.strip();
        if (note.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problem.invalid("text", "must have at most 2048 bytes in UTF-8").exception();
        }
        if (!note.lines().allMatch(line -> line.matches(PlainTextNormalizer.PLAIN))) {
            throw Problem.invalid("text", PlainTextNormalizer.NOT_PLAIN).exception();
        }
        return note;
    }
}
