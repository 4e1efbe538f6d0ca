package com.thebabesclub.commerce.runtime;

import com.thebabesclub.commerce.runtime.setting.SettingProblem;
import com.thebabesclub.commerce.runtime.setting.Variables;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.function.Supplier;

/** What the starts of all Lambda functions have in common. */
public final class FunctionStart {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionStart.class);

    /** Where Lambda says that a process is going to be frozen into a snapshot. */
    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private FunctionStart() {}

    /** The property that switches the hooks of snapshots on, where there will be one. */
    public static Map<String, Object> snapshot(Variables variables) {
        return Map.of("crac.enabled", isFrozen(variables));
    }

    /** Whether this process is going to be frozen into a snapshot. */
    public static boolean isFrozen(Variables variables) {
        return variables.find(INITIALIZATION_TYPE).filter("snap-start"::equals).isPresent();
    }

    /**
     * Starts something.
     *
     * @throws SettingProblem where a setting is wrong; its one sentence is in the log then
     */
    public static <T> T told(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException failure) {
            SettingProblem problem = SettingProblem.in(failure).orElseThrow(() -> failure);
            LOG.error(problem.getMessage());
            throw problem;
        }
    }
}
