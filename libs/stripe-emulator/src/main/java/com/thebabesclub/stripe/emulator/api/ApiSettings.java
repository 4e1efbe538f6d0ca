package com.thebabesclub.stripe.emulator.api;

import com.thebabesclub.stripe.emulator.fault.CallFault;
import com.thebabesclub.stripe.emulator.fault.Gate;
import com.thebabesclub.stripe.emulator.fault.Refusals;
import com.thebabesclub.stripe.emulator.fault.Script;
import com.thebabesclub.stripe.emulator.json.ApiVersion;

import java.util.List;

/**
 * What an account's API is set up with.
 *
 * @param version of answers to requests without {@code Stripe-Version}
 * @param requestsPerSecond on each endpoint, 0 for no limit
 */
public record ApiSettings(
        List<ApiKey> keys,
        ApiVersion version,
        int requestsPerSecond,
        Script<CallFault> faults,
        Refusals refusals,
        Gate gate,
        RequestLog log) {

    public ApiSettings {
        keys = List.copyOf(keys);
    }
}
