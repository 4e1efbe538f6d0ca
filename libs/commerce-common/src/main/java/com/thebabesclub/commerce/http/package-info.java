/**
 * HTTP as every service of the shop speaks it, on Netty and behind API Gateway: problems, origins,
 * addresses, traces.
 */
@Configuration
@Requires(classes = HttpServerConfiguration.class)
@NullMarked
package com.thebabesclub.commerce.http;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.server.HttpServerConfiguration;

import org.jspecify.annotations.NullMarked;
