package com.thebabesclub.commerce.deploy.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.LogQuery;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A query that nobody has run over real lines is a guess. */
class LogQueriesTest {

    private static final List<String> RUN_BY =
            List.of(
                    "libs/commerce-common/src/test/java/com/thebabesclub/commerce/stripe/StripeOperationLogTest.java",
                    "webhook-service/src/test/java/com/thebabesclub/commerce/webhook/delivery/WebhookLogTest.java",
                    "sync-job/src/test/java/com/thebabesclub/commerce/sync/reconciliation/SyncLogTest.java");

    @Test
    void everyQueryOfTheGuideIsRunOverLinesThatAServiceWrote() throws IOException {
        Path root = Path.of(System.getProperty("repository.root"));
        StringBuilder tests = new StringBuilder();
        for (String test : RUN_BY) {
            tests.append(Files.readString(root.resolve(test)));
        }
        Stream<String> headings = LogQuery.ofGuide().stream().map(LogQuery::heading);

        assertThat(headings)
                .hasSizeGreaterThan(8)
                .allMatch(heading -> tests.indexOf("ofGuide(\"" + heading + "\")") >= 0);
    }
}
