package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.wire.WireClient;

import java.time.Duration;

/**
 * The client of the table. Region, credentials and, for a local table, {@code
 * AWS_ENDPOINT_URL_DYNAMODB} come from the environment, as everywhere in AWS.
 */
public final class TableClient {

    /**
     * Three attempts, where the SDK would make nine: that is longer than anybody waits for a
     * webhook or a checkout.
     */
    static final Limits LIMITS =
            new Limits(
                    3,
                    Duration.ofMillis(1500),
                    CommerceTable.CALL_LIMIT,
                    Duration.ofSeconds(1),
                    200,
                    10_000);

    private TableClient() {}

    /** The client; a {@link SettingProblem} where the environment names no region. */
    public static WireClient create() {
        return create(Settings.of(System.getenv()));
    }

    /** The client for the variables of AWS among these. */
    public static WireClient create(Settings settings) {
        return WireClient.of(settings, LIMITS);
    }
}
