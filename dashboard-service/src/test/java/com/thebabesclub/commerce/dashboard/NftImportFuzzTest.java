package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import java.nio.charset.StandardCharsets;

/** Lines are imported, or there is a problem that says which of them is wrong. */
class NftImportFuzzTest extends DashboardTest {

    @FuzzTest(maxDuration = "2m")
    void linesAreImportedOrThereIsAProblem(byte[] bytes) {
        String lines = new String(bytes, StandardCharsets.UTF_8);
        WebAnswer answer =
                doors().getLast()
                        .ask(
                                WebRequest.post("/admin/nfts", lines)
                                        .header("Content-Type", "application/x-ndjson")
                                        .bearer(dashboard().admin()));

        if (answer.status() != 200) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.body()).contains("\"code\":\"");
        }
    }
}
