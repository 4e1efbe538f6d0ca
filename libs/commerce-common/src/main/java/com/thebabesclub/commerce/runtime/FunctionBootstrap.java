package com.thebabesclub.commerce.runtime;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.function.Supplier;

/** What the starts of all Lambda functions have in common. */
public final class FunctionBootstrap {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionBootstrap.class);

    /** Where Lambda says that a process is going to be frozen into a snapshot. */
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private FunctionBootstrap() {}

    /** The property that switches the hooks of snapshots on, where there will be one. */
    public static Map<String, Object> snapshot(EnvironmentVariables variables) {
        return Map.of("crac.enabled", isFrozen(variables));
    }

    /** Whether this process is going to be frozen into a snapshot. */
    public static boolean isFrozen(EnvironmentVariables variables) {
        return variables.find(INITIALIZATION_TYPE).filter("snap-start"::equals).isPresent();
    }

    /**
     * Starts something.
     *
     * @throws InvalidSettingException where a setting is wrong; its one sentence is in the log then
     */
    public static <T> T told(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException failure) {
            InvalidSettingException problem =
                    InvalidSettingException.in(failure).orElseThrow(() -> failure);
            LOG.error(problem.getMessage());
            throw problem;
        }
    }
}
