package com.thebabesclub.commerce.setting;

/**
 * A setting that the shop cannot start with. The message is one sentence that names it and what it
 * should be.
 */
public final class SettingProblem extends RuntimeException {

    public SettingProblem(Setting setting, String problem) {
        this(setting.name(), problem, setting.meaning());
    }

    /** For a variable that is not ours, such as the region of the AWS SDK. */
    public SettingProblem(String variable, String problem, String meaning) {
        super(variable + " " + problem + ": it should be " + meaning + ".");
    }
}
