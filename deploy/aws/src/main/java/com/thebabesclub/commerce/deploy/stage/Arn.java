package com.thebabesclub.commerce.deploy.stage;

/** The form of an Amazon Resource Name. */
final class Arn {

    private Arn() {}

    static void require(StageSetting setting, String value, String service) {
        if (!value.matches("arn:aws[a-z-]*:" + service + ":[a-z0-9-]+:[0-9]{12}:.+")) {
            throw new StageProblem(setting, "is \"" + value + "\" and no ARN of " + service);
        }
    }
}
