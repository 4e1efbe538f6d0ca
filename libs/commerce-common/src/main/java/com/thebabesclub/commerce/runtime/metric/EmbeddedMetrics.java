package com.thebabesclub.commerce.runtime.metric;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Readings as lines of the log in CloudWatch's embedded metric format, from which CloudWatch makes
 * the {@link Series} by itself: no call, and nothing left to do after the answer. A reading without
 * a series is a field of its line and no more.
 *
 * <p>It writes with Jackson's generator and not with the mapper of the services: its lines are made
 * outside of any application context too, and a mapper without one would start a context of its
 * own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     specification</a>
 */
public final class EmbeddedMetrics implements Metrics {

    private final String environment;
    private final Clock clock;
    private final Consumer<String> out;
    private final JsonFactory json = new JsonFactory();

    /**
     * @param environment {@code SHOP_ENV}, a dimension of each metric
     * @param out takes each line, without its end
     */
    EmbeddedMetrics(String environment, Clock clock, Consumer<String> out) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** To the log of the function. */
    public static EmbeddedMetrics of(String environment, Clock clock) {
        return new EmbeddedMetrics(environment, clock, line -> System.out.println(line));
    }

    @Override
    public void record(Measurement... readings) {
        lines(readings).forEach(line -> out.accept(write(line)));
    }

    /** A line has one value for each name, so what would need two goes to the next line. */
    private static List<List<Measurement>> lines(Measurement... readings) {
        List<List<Measurement>> lines = new ArrayList<>();
        for (Measurement measurement : readings) {
            lines.stream()
                    .filter(line -> line.stream().noneMatch(other -> clash(measurement, other)))
                    .findFirst()
                    .orElseGet(
                            () -> {
                                List<Measurement> line = new ArrayList<>();
                                lines.add(line);
                                return line;
                            })
                    .add(measurement);
        }
        return lines;
    }

    private static boolean clash(Measurement one, Measurement two) {
        boolean sameLabel =
                one.sort().isPresent() && one.metric().label().equals(two.metric().label());
        return one.metric() == two.metric() || (sameLabel && !one.sort().equals(two.sort()));
    }

    private String write(List<Measurement> line) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            writeDirectives(line, out);
            out.writeStringField(Metric.ENVIRONMENT, environment);
            for (Measurement measurement : line) {
                if (measurement.sort().isPresent()) {
                    out.writeStringField(
                            measurement.metric().label().orElseThrow(), measurement.sort().get());
                }
                out.writeNumberField(measurement.metric().cloudWatchName(), measurement.value());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes every character", e);
        }
        return text.toString();
    }

    private void writeDirectives(List<Measurement> line, JsonGenerator out) throws IOException {
        List<Measurement> kept = line.stream().filter(EmbeddedMetrics::isKept).toList();
        if (kept.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("_aws");
        out.writeNumberField("Timestamp", clock.millis());
        out.writeArrayFieldStart("CloudWatchMetrics");
        for (Measurement measurement : kept) {
            writeDirective(measurement, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static boolean isKept(Measurement measurement) {
        return measurement.metric().series().isTotal() || isKeptBySort(measurement);
    }

    private static boolean isKeptBySort(Measurement measurement) {
        return measurement
                .sort()
                .filter(measurement.metric().series().sorts()::contains)
                .isPresent();
    }

    private static void writeDirective(Measurement measurement, JsonGenerator out)
            throws IOException {
        Metric metric = measurement.metric();
        out.writeStartObject();
        out.writeStringField("Namespace", Metric.NAMESPACE);
        out.writeArrayFieldStart("Dimensions");
        if (metric.series().isTotal()) {
            out.writeArray(new String[] {Metric.ENVIRONMENT}, 0, 1);
        }
        if (isKeptBySort(measurement)) {
            out.writeArray(new String[] {Metric.ENVIRONMENT, metric.label().orElseThrow()}, 0, 2);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("Metrics");
        out.writeStartObject();
        out.writeStringField("Name", metric.cloudWatchName());
        out.writeStringField("Unit", metric.unit().cloudWatch());
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }
}
