package com.thebabesclub.commerce.runtime.json;

import com.fasterxml.jackson.core.JsonParseException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The characters of bytes that are UTF-8. A reader that guesses another coding, takes an overlong
 * form or puts a sign of its own in the place of what it cannot read, reads another text than the
 * one that was written.
 */
public final class Utf8Text {

    private Utf8Text() {}

    /**
     * The text that these bytes are.
     *
     * @throws JsonParseException where they are not UTF-8
     */
    public static String of(byte[] bytes) throws JsonParseException {
        return decoded(bytes).toString();
    }

    static char[] characters(byte[] bytes) throws JsonParseException {
        CharBuffer text = decoded(bytes);
        char[] characters = new char[text.remaining()];
        text.get(characters);
        return characters;
    }

    private static CharBuffer decoded(byte[] bytes) throws JsonParseException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException noText) {
            throw new JsonParseException(null, "not the characters of UTF-8", noText);
        }
    }
}
