package com.thebabesclub.commerce.checkout.quote;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Texts as bytes that no other texts give: each is preceded by its length, so that nothing can be
 * moved from one to the next.
 */
final class LengthPrefixed {

    private LengthPrefixed() {}

    static byte[] of(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        return bytes.toByteArray();
    }
}
