package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;

/** A request of API Gateway, and the payload in which it wants its answer. */
record GatewayEvent(APIGatewayProxyRequestEvent request, Payload payload) {}
