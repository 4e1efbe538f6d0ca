package com.thebabesclub.commerce.deploy.stage;

/**
 * Settings that nothing can be deployed with. The message is one sentence, without its full stop,
 * that says which setting is wrong and what it should be.
 */
public final class StageProblem extends RuntimeException {

    public StageProblem(String message) {
        super(message);
    }

    StageProblem(StageSetting setting, String problem) {
        this(setting.key() + " " + problem + ": it should be " + setting.meaning());
    }
}
