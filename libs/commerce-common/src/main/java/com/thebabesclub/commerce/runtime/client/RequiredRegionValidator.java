package com.thebabesclub.commerce.runtime.client;

import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;

/** Says of a missing region what is to be set, where the SDK would say where it has looked. */
@Singleton
final class RequiredRegionValidator implements BeanCreatedEventListener<AwsRegionProviderChain> {

    @Override
    public AwsRegionProviderChain onCreated(BeanCreatedEvent<AwsRegionProviderChain> event) {
        try {
            event.getBean().getRegion();
        } catch (SdkClientException noRegion) {
            throw (InvalidSettingException)
                    new InvalidSettingException(
                                    "AWS_REGION", "is not set", "the region of the table")
                            .initCause(noRegion);
        }
        return event.getBean();
    }
}
