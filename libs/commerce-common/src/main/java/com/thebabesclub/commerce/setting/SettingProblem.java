package com.thebabesclub.commerce.setting;

/**
 * A setting that the shop cannot start with. The message is one sentence that names it and what it
 * should be.
 */
public final class SettingProblem extends RuntimeException {

    public SettingProblem(Setting setting, String problem) {
        super(setting + " " + problem + ": it should be " + setting.meaning() + ".");
    }
}
