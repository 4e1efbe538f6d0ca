package com.thebabesclub.commerce.deploy.api;

import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.deploy.function.ShopFunction;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.IModel;
import software.amazon.awscdk.services.apigateway.IRequestValidator;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.JsonSchema;
import software.amazon.awscdk.services.apigateway.JsonSchemaType;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LambdaIntegrationOptions;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.Model;
import software.amazon.awscdk.services.apigateway.RequestValidator;
import software.amazon.awscdk.services.apigateway.Resource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The methods of the API. Who may call is for the services to say, since one token opens the
 * dashboard, one is optional at the checkout, and Stripe signs.
 */
final class Methods {

    private final Stack stack;
    private final IRestApi api;
    private final Map<Service, LambdaIntegration> integrations = new EnumMap<>(Service.class);
    private final IRequestValidator validator;
    private final List<Method> all = new ArrayList<>();

    Methods(Stack stack, IRestApi api, Map<Service, ShopFunction> functions) {
        this.stack = stack;
        this.api = api;
        functions.forEach((service, function) -> integrations.put(service, proxy(function)));
        this.validator =
                RequestValidator.Builder.create(stack, "Validator")
                        .restApi(api)
                        .requestValidatorName("body-and-parameters")
                        .validateRequestBody(true)
                        .validateRequestParameters(true)
                        .build();
    }

    /** Those that were added so far. */
    List<Method> all() {
        return List.copyOf(all);
    }

    void add(Route route) {
        Resource resource = api.getRoot().resourceForPath(route.path());
        LambdaIntegration integration = Objects.requireNonNull(integrations.get(route.service()));
        MethodOptions open =
                MethodOptions.builder().authorizationType(AuthorizationType.NONE).build();
        route.methods().stream()
                .sorted()
                .forEach(
                        method -> all.add(resource.addMethod(method, integration, options(route))));
        if (route.isForBrowsers()) {
            all.add(resource.addMethod("OPTIONS", integration, open));
        }
    }

    private MethodOptions options(Route route) {
        MethodOptions.Builder options =
                MethodOptions.builder().authorizationType(AuthorizationType.NONE);
        route.required()
                .field()
                .ifPresent(
                        field ->
                                options.requestValidator(validator)
                                        .requestModels(
                                                Map.of("application/json", model(route, field))));
        route.required()
                .parameter()
                .ifPresent(
                        parameter ->
                                options.requestValidator(validator)
                                        .requestParameters(
                                                Map.of(
                                                        "method.request.querystring." + parameter,
                                                        true)));
        return options.build();
    }

    /** Loose: what is wrong in detail the service says better. */
    private IModel model(Route route, String field) {
        JsonSchemaType type =
                JsonSchemaType.valueOf(route.required().type().toUpperCase(Locale.ROOT));
        return Model.Builder.create(stack, "Body" + route.path().replaceAll("[^a-z]", ""))
                .restApi(api)
                .contentType("application/json")
                .schema(
                        JsonSchema.builder()
                                .type(JsonSchemaType.OBJECT)
                                .required(List.of(field))
                                .properties(Map.of(field, JsonSchema.builder().type(type).build()))
                                .build())
                .build();
    }

    private static LambdaIntegration proxy(ShopFunction function) {
        return new LambdaIntegration(
                function.alias(),
                LambdaIntegrationOptions.builder().proxy(true).allowTestInvoke(false).build());
    }
}
