package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Whether an authorizer in front of the function is believed. */
@ConfigurationProperties("trust")
record GatewayAuthorizerProperties(
        @SettingDescription(
                        "whether the userId of an authorizer in front of the function signs its caller"
                                + " in; on Netty it never does")
                @Bindable(defaultValue = "false")
                boolean gatewayAuthorizer) {}
