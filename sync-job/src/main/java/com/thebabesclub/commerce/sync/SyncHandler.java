package com.thebabesclub.commerce.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.thebabesclub.commerce.runtime.FunctionBootstrap;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.UsageException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.json.tree.JsonNode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The job on Lambda: for the schedule's event, and for a payload by hand such as {@code
 * {"lookbackHours": 48, "maxSessions": 100, "dryRun": true}} or {@code {"passes": ["due"]}}.
 */
public final class SyncHandler extends MicronautRequestHandler<JsonNode, JsonNode> {

    /** What storing the place and answering may take, with a table that is slow. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final SyncJob job;
    private final JsonRenderer renderer;
    private final Clock clock;

    /** Called by Lambda. */
    public SyncHandler() {
        this(
                FunctionBootstrap.told(
                        () -> SyncJob.beansOfFunction(EnvironmentVariables.of(System.getenv()))));
    }

    SyncHandler(ApplicationContext beans) {
        super(beans);
        this.job = beans.getBean(SyncJob.class);
        this.renderer = beans.getBean(JsonRenderer.class);
        this.clock = beans.getBean(Clock.class);
    }

    /**
     * Answers with the report.
     *
     * @throws SyncFailed where nothing could be done, so that the function's error metric and its
     *     alarm tell
     */
    @Override
    public JsonNode execute(JsonNode payload) {
        try {
            JobRequest request = SyncPayload.read(payload, job.settings());
            SyncReply reply = run(request, getApplicationContext().getBean(Context.class));
            return answer(200, renderer.tree(reply));
        } catch (UsageException wrong) {
            JsonNode sentence = JsonNode.createStringNode(String.valueOf(wrong.getMessage()));
            return answer(400, JsonNode.createObjectNode(Map.of("error", sentence)));
        }
    }

    private SyncReply run(JobRequest request, Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        Instant until = clock.instant().plus(left).minus(RESERVE);
        JobResult result =
                Objects.requireNonNull(
                        job.run(request, context.getAwsRequestId(), until).block(left));
        if (result.isFailed()) {
            throw new SyncFailed(renderer.text(result.reply()));
        }
        return result.reply();
    }

    private static JsonNode answer(int status, JsonNode body) {
        return JsonNode.createObjectNode(
                Map.of("statusCode", JsonNode.createNumberNode(status), "body", body));
    }

    /** Nothing could be done. */
    static final class SyncFailed extends RuntimeException {

        SyncFailed(String reply) {
            super("the sync failed: " + reply);
        }
    }
}
