package com.thebabesclub.commerce.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.thebabesclub.commerce.runtime.secret.Secret;

import java.nio.charset.StandardCharsets;

/** Nobody makes a cursor but us. */
class CursorFuzzTest {

    private final CursorCodec cursors =
            new CursorCodec(() -> Secret.of("a-secret-that-signs-cursors-in-this-test"));

    @FuzzTest(maxDuration = "2m")
    void aTextThatWeDidNotSignIsNoCursor(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        assertThat(cursors.sortKey(text, "orders", "ann")).isEmpty();
    }
}
