package com.thebabesclub.commerce.operator.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.thebabesclub.commerce.stock.StockRequest;
import com.thebabesclub.commerce.sync.command.UsageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file asks for changes of stock, each under a key of its own, or there is a sentence. */
class StockFileFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void aFileIsRequestsOrThereIsASentence(byte[] bytes) throws IOException {
        Path path = Files.createTempFile("stock", ".csv");
        try {
            Files.write(path, bytes);
            List<StockRequest> requests = StockFile.requests(path, "key", "boss");

            assertThat(requests).doesNotContainNull().doesNotHaveDuplicates();
        } catch (UsageException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } finally {
            Files.delete(path);
        }
    }
}
