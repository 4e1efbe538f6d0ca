package com.thebabesclub.commerce.deploy.api;

import com.thebabesclub.commerce.deploy.stage.StageSettings.ExistingApi;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.Deployment;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.Stage;
import software.constructs.IDependable;

import java.util.Optional;

/**
 * The stage that serves the API.
 *
 * @param ready what must be there before the stage has the routes
 * @param made the stage that the stack owns; empty where it was there already
 */
record ServedStage(String name, String arn, String url, IDependable ready, Optional<Stage> made) {

    static ServedStage of(Stage stage) {
        return new ServedStage(
                stage.getStageName(),
                stage.getStageArn(),
                stage.urlForPath("/"),
                stage,
                Optional.of(stage));
    }

    /** The stage that is there already, to which the deployment brings the routes. */
    static ServedStage of(
            Stack stack, ExistingApi existing, String name, IRestApi api, Deployment deployment) {
        String arn =
                stack.formatArn(
                        ArnComponents.builder()
                                .service("apigateway")
                                .account("")
                                .resource("/restapis")
                                .resourceName(existing.id() + "/stages/" + name)
                                .build());
        String url =
                "https://%s.execute-api.%s.%s/%s/"
                        .formatted(
                                api.getRestApiId(), stack.getRegion(), stack.getUrlSuffix(), name);
        return new ServedStage(name, arn, url, deployment, Optional.empty());
    }
}
