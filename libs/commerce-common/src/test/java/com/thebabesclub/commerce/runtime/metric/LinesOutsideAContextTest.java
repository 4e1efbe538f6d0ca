package com.thebabesclub.commerce.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Lines of the log and of metrics need no application context, and serde's own mapper does: the
 * reason why these two are written with Jackson's generator. In processes of their own, since
 * another test may have started a context in this one.
 */
class LinesOutsideAContextTest {

    private static final String CONTEXT = "io.micronaut.context.DefaultApplicationContext ";

    @Test
    void aLineStartsNoContext() throws Exception {
        assertThat(loadedBy("lines"))
                .contains("\"message\":\"Something was done\"", "\"Quotes\":1")
                .doesNotContain(CONTEXT);
    }

    @Test
    void theMapperWithoutAContextStartsOne() throws Exception {
        assertThat(loadedBy("mapper")).contains("{\"Quotes\":1}", CONTEXT);
    }

    /** What it writes, and with it the names of the classes that it loads. */
    private static String loadedBy(String way) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:stdout",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                way)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    static final class Writer {

        private Writer() {}

        public static void main(String[] way) throws IOException {
            if (way[0].equals("lines")) {
                LoggerFactory.getLogger(Writer.class).info("Something was done");
                new EmbeddedMetrics("test", Clock.systemUTC(), System.out::println)
                        .record(Metric.QUOTES.one("hit"));
            } else {
                System.out.println(
                        ObjectMapper.getDefault().writeValueAsString(Map.of("Quotes", 1)));
            }
        }
    }
}
