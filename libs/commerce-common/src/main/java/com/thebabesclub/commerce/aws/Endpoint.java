package com.thebabesclub.commerce.aws;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a service is.
 *
 * @param region the one that is signed for
 * @param authority host and, where it is not the scheme's own, port
 */
record Endpoint(String region, boolean secure, String host, int port, String authority) {

    private static final String ALL = "AWS_ENDPOINT_URL";

    /** Beginnings of regions that are not in the partition {@code aws}, though they look so. */
    private static final String[] OTHER_PARTITIONS = {"us-gov-", "us-iso", "eu-isoe-", "eusc-"};

    private static final String[] COMMON = {
        "us-", "eu-", "ap-", "ca-", "sa-", "af-", "me-", "il-", "mx-"
    };

    /**
     * The endpoint that the variables of AWS name; a {@link SettingProblem} where they name no
     * region, or one of them is no address.
     */
    static Endpoint of(Service service, Settings settings) {
        String region = region(settings);
        String variable = service.endpointVariable();
        Optional<String> own = settings.variable(variable);
        Optional<String> named = own.isPresent() ? own : settings.variable(ALL);
        if (named.isPresent()) {
            return at(region, address(own.isPresent() ? variable : ALL, named.get()));
        }
        if (!isPlain(region, settings)) {
            return at(region, found(service, region, settings));
        }
        String host = service.id() + "." + region + ".amazonaws.com";
        return new Endpoint(region, true, host, 443, host);
    }

    private static Endpoint at(String region, URI address) {
        boolean secure = "https".equals(address.getScheme());
        int usual = secure ? 443 : 80;
        int port = address.getPort() < 0 ? usual : address.getPort();
        String host = address.getHost();
        return new Endpoint(region, secure, host, port, port == usual ? host : host + ":" + port);
    }

    private static String region(Settings settings) {
        Optional<String> region = settings.variable("AWS_REGION");
        if (region.isEmpty()) {
            region = settings.variable("AWS_DEFAULT_REGION");
        }
        try {
            return region.isPresent()
                    ? region.get()
                    : new DefaultAwsRegionProviderChain().getRegion().id();
        } catch (SdkClientException noRegion) {
            throw (SettingProblem)
                    new SettingProblem(
                                    "AWS_REGION",
                                    "is not set",
                                    "the region of the shop's table and secrets")
                            .initCause(noRegion);
        }
    }

    private static URI address(String variable, String value) {
        try {
            URI address = URI.create(value);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && isRoot(address.getRawPath())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw (SettingProblem) notAnAddress(variable, value).initCause(e);
        }
        throw notAnAddress(variable, value);
    }

    private static boolean isRoot(String path) {
        return path.isEmpty() || path.equals("/");
    }

    private static SettingProblem notAnAddress(String variable, String value) {
        return new SettingProblem(
                variable,
                "is \"" + value + "\"",
                "an http or https address without a path, such as http://127.0.0.1:8000");
    }

    private static boolean isPlain(String region, Settings settings) {
        return begins(region, COMMON)
                && !begins(region, OTHER_PARTITIONS)
                && !isOn(settings, "AWS_USE_FIPS_ENDPOINT")
                && !isOn(settings, "AWS_USE_DUALSTACK_ENDPOINT");
    }

    private static boolean begins(String region, String[] beginnings) {
        for (String beginning : beginnings) {
            if (region.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOn(Settings settings, String variable) {
        return settings.variable(variable).isPresent()
                && "true".equalsIgnoreCase(settings.variable(variable).get());
    }

    /** What the SDK knows of partitions and of endpoints of other sorts; it asks nobody. */
    private static URI found(Service service, String region, Settings settings) {
        List<EndpointTag> sorts = new ArrayList<>();
        // DynamoDB's usual endpoints in GovCloud are those of FIPS.
        boolean usual = service == Service.DYNAMODB && region.startsWith("us-gov-");
        if (isOn(settings, "AWS_USE_FIPS_ENDPOINT") && !usual) {
            sorts.add(EndpointTag.FIPS);
        }
        if (isOn(settings, "AWS_USE_DUALSTACK_ENDPOINT")) {
            sorts.add(EndpointTag.DUALSTACK);
        }
        ServiceEndpointKey key =
                ServiceEndpointKey.builder().region(Region.of(region)).tags(sorts).build();
        return URI.create("https://" + ServiceMetadata.of(service.id()).endpointFor(key));
    }
}
