package com.thebabesclub.commerce.deploy.api;

import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.deploy.function.ShopFunction;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.RestApiAttributes;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.IDependable;

import java.util.List;
import java.util.Map;

/**
 * The REST API in front of the functions.
 *
 * @param name the name under which CloudWatch has its metrics
 * @param url where it answers beside its domain
 * @param stageArn the stage that serves it
 * @param ready what must be there before the stage is
 */
public record ShopApi(String name, String url, String stageArn, IDependable ready) {

    /**
     * Adds every route to the API that is there already, or to a new one.
     *
     * @param functions those that answer requests
     */
    public static ShopApi in(
            Stack stack, StageSettings settings, Map<Service, ShopFunction> functions, IKey key) {
        String name =
                settings.api()
                        .map(StageSettings.ExistingApi::name)
                        .orElse("babes-commerce" + settings.suffix());
        IRestApi api =
                settings.api()
                        .map(existing -> imported(stack, existing))
                        .orElseGet(() -> made(stack, name));
        Methods methods = new Methods(stack, api, functions);
        Route.all().forEach(methods::add);
        GatewayProblems.add(stack, api, settings.origins());
        ServedStage stage = ApiStage.in(stack, settings, api, methods.all(), key);
        settings.domain().ifPresent(domain -> OwnDomain.in(stack, domain, api, stage));
        return new ShopApi(name, stage.url(), stage.arn(), stage.ready());
    }

    private static IRestApi imported(Stack stack, StageSettings.ExistingApi existing) {
        return RestApi.fromRestApiAttributes(
                stack,
                "Api",
                RestApiAttributes.builder()
                        .restApiId(existing.id())
                        .rootResourceId(existing.root())
                        .build());
    }

    private static IRestApi made(Stack stack, String name) {
        return RestApi.Builder.create(stack, "Api")
                .restApiName(name)
                .description("The Babes Club: carts, checkout, Stripe's webhook, dashboard")
                .endpointTypes(List.of(EndpointType.REGIONAL))
                .deploy(false)
                .cloudWatchRole(true)
                .cloudWatchRoleRemovalPolicy(RemovalPolicy.RETAIN)
                .build();
    }
}
