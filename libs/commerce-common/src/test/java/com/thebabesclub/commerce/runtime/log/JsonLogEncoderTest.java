package com.thebabesclub.commerce.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;

class JsonLogEncoderTest {

    private final LoggerContext logs = new LoggerContext();
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();
    private final Logger log = logs.getLogger("shop");
    private final JsonLogEncoder line = new JsonLogEncoder();

    @BeforeEach
    void start() {
        logs.getLogger("shop").addAppender(seen);
        seen.start();
        line.start();
    }

    @Test
    void fieldsAreFlatAndTyped() {
        new Trace("r-1", "c-1", "POST /cart/quote")
                .mark(log.atInfo())
                .addKeyValue("amount", 8500L)
                .log("Order snapshot created");

        assertThat(written())
                .matches(
                        "\\{\"timestamp\":\"[^\"]+Z\",\"level\":\"INFO\",\"logger\":\"shop\","
                                + "\"message\":\"Order snapshot created\",\"requestId\":\"r-1\",\"correlationId\":\"c-1\","
                                + "\"operation\":\"POST /cart/quote\",\"amount\":8500}\n");
    }

    @Test
    @Case(id = "A35", sentence = "Personal values in the log.")
    void aLineBreakInAFieldCannotForgeALine() {
        log.atInfo().addKeyValue("sku", "A\n{\"level\":\"ERROR\"}").log("Seen");

        assertThat(written().strip()).doesNotContain("\n").contains("A\\n{\\\"level");
    }

    @Test
    @Case(id = "A35", sentence = "Personal values in the log.")
    void secretsAndEmailsOfForeignMessagesAreMasked() {
        Exception foreign =
                new IllegalStateException(
                        "ann.lee+x@example.co.uk sk_live_abc123 whsec_Zm9v eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2ln "
                                + "v1.k1.1767323045.AAAABBBBCCCCDDDD.EEEE Bearer opaque-token");

        log.atError()
                .setCause(foreign)
                .addKeyValue("who", "ann@example.com")
                .log("Failed for ann@example.com");

        assertThat(written())
                .contains("[redacted]", "IllegalStateException")
                .doesNotContain("ann", "abc123", "Zm9v", "eyJ", "DDDD", "opaque-token");
    }

    @Test
    @Case(id = "F45", sentence = "A huge field in a log line is cut.")
    void ofAHugeFieldOnlyTheBeginningIsWritten() {
        log.atInfo().addKeyValue("huge", "x".repeat(1_000_000)).log("Seen");

        assertThat(written()).hasSizeLessThan(10_000);
    }

    @Test
    void withoutFurtherConfigurationNothingBelowInfoIsWritten() {
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

        assertThat(root.getLevel()).isEqualTo(Level.INFO);
    }

    private String written() {
        return new String(line.encode(seen.list.getLast()), StandardCharsets.UTF_8);
    }
}
