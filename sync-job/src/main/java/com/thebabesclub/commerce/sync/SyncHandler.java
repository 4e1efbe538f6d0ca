package com.thebabesclub.commerce.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.web.SnapStart;

import io.micronaut.context.ApplicationContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The job on Lambda: for the schedule's event, and for a payload by hand such as {@code
 * {"lookbackHours": 48, "maxSessions": 100, "dryRun": true}} or {@code {"passes": ["due"]}}.
 */
public final class SyncHandler implements RequestStreamHandler {

    /** What storing the place and answering may take, with a table that is slow. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SyncJob job;
    private final Clock clock;
    private final Optional<SnapStart> snapStart;

    /** Called by Lambda. */
    public SyncHandler() {
        this(SyncJob.beansOfFunction(Settings.of(System.getenv())), Clock.systemUTC());
    }

    SyncHandler(ApplicationContext beans, Clock clock) {
        this(beans.getBean(SyncJob.class), clock, SnapStart.of(beans));
    }

    SyncHandler(SyncJob job, Clock clock) {
        this(job, clock, Optional.empty());
    }

    private SyncHandler(SyncJob job, Clock clock, Optional<SnapStart> snapStart) {
        this.job = job;
        this.clock = clock;
        this.snapStart = snapStart;
    }

    /** The hooks, where the process is to be frozen into a snapshot. */
    Optional<SnapStart> snapStart() {
        return snapStart;
    }

    /**
     * Answers with the report.
     *
     * @throws SyncFailed where nothing could be done, so that the function's error metric and its
     *     alarm tell
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        try {
            Asked asked = SyncPayload.read(payload(input), job.settings());
            answer.put("statusCode", 200).set("body", run(asked, context).json());
        } catch (SyncPayload.Wrong wrong) {
            answer.put("statusCode", 400).putObject("body").put("error", wrong.sentence());
        }
        JSON.writeValue(output, answer);
    }

    private Answer run(Asked asked, Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        Instant until = clock.instant().plus(left).minus(RESERVE);
        Answer answer =
                Objects.requireNonNull(
                        job.run(asked, context.getAwsRequestId(), until).block(left));
        if (answer.isFailed()) {
            throw new SyncFailed(answer);
        }
        return answer;
    }

    private static JsonNode payload(InputStream input) throws IOException {
        return JSON.readTree(input);
    }

    /** Nothing could be done. */
    static final class SyncFailed extends RuntimeException {

        SyncFailed(Answer answer) {
            super("the sync failed: " + answer.json());
        }
    }
}
