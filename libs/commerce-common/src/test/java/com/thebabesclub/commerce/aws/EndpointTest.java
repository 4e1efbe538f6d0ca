package com.thebabesclub.commerce.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.ssm.endpoints.SsmEndpointProvider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class EndpointTest {

    static List<Arguments> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .flatMap(
                        region ->
                                Stream.of(Service.values())
                                        .map(service -> Arguments.of(service, region)))
                .toList();
    }

    /** Those that we know without asking are the SDK's, too. */
    @ParameterizedTest
    @MethodSource("regions")
    void everyRegionHasTheHostThatTheSdkSays(Service service, String region) {
        Endpoint endpoint = Endpoint.of(service, Settings.of(Map.of("AWS_REGION", region)));

        assertThat("https://" + endpoint.authority())
                .isEqualTo(theirs(service, Region.of(region), false, false));
        assertThat(endpoint.secure()).isTrue();
        assertThat(endpoint.port()).isEqualTo(443);
        assertThat(endpoint.region()).isEqualTo(region);
    }

    @ParameterizedTest
    @MethodSource("regions")
    void anotherSortOfEndpointIsTheSdksToo(Service service, String region) {
        Endpoint secure = sort(service, region, "AWS_USE_FIPS_ENDPOINT");
        Endpoint dual = sort(service, region, "AWS_USE_DUALSTACK_ENDPOINT");

        assertThat("https://" + secure.authority())
                .isEqualTo(theirs(service, Region.of(region), true, false));
        assertThat("https://" + dual.authority())
                .isEqualTo(theirs(service, Region.of(region), false, true));
    }

    private static Endpoint sort(Service service, String region, String variable) {
        return Endpoint.of(service, Settings.of(Map.of("AWS_REGION", region, variable, "true")));
    }

    private static String theirs(Service service, Region region, boolean fips, boolean dual) {
        return (switch (service) {
                    case DYNAMODB ->
                            DynamoDbEndpointProvider.defaultProvider()
                                    .resolveEndpoint(
                                            e -> e.region(region).useFips(fips).useDualStack(dual));
                    case SSM ->
                            SsmEndpointProvider.defaultProvider()
                                    .resolveEndpoint(
                                            e -> e.region(region).useFips(fips).useDualStack(dual));
                })
                .join()
                .endpointUrl()
                .toUri()
                .toString();
    }

    @Test
    void anotherSortOfEndpointIsTheSdksToFind() {
        assertThat(of("AWS_USE_FIPS_ENDPOINT", "true").host())
                .isEqualTo("dynamodb-fips.us-west-1.amazonaws.com");
        assertThat(of("AWS_USE_DUALSTACK_ENDPOINT", "TRUE").host())
                .isEqualTo("dynamodb.us-west-1.api.aws");
        assertThat(of("AWS_USE_FIPS_ENDPOINT", "false").host())
                .isEqualTo("dynamodb.us-west-1.amazonaws.com");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000, false, 127.0.0.1, 8000, 127.0.0.1:8000",
        "http://localhost/, false, localhost, 80, localhost",
        "https://vpce-1.dynamodb.us-east-1.vpce.amazonaws.com, true,"
                + " vpce-1.dynamodb.us-east-1.vpce.amazonaws.com, 443,"
                + " vpce-1.dynamodb.us-east-1.vpce.amazonaws.com",
        "https://here:8443, true, here, 8443, here:8443"
    })
    void anEndpointMayBeNamed(
            String named, boolean secure, String host, int port, String authority) {
        Endpoint expected = new Endpoint("us-west-1", secure, host, port, authority);

        assertThat(of("AWS_ENDPOINT_URL", named)).isEqualTo(expected);
        assertThat(of("AWS_ENDPOINT_URL_DYNAMODB", named)).isEqualTo(expected);
    }

    @Test
    void theTablesOwnEndpointComesFirst() {
        assertThat(
                        Endpoint.of(
                                        Service.DYNAMODB,
                                        Settings.of(
                                                Map.of(
                                                        "AWS_DEFAULT_REGION", "us-west-1",
                                                        "AWS_ENDPOINT_URL", "http://all",
                                                        "AWS_ENDPOINT_URL_DYNAMODB", "http://own")))
                                .host())
                .isEqualTo("own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8000", "ftp://x", "http://x/path", "http://a b"})
    void whatIsNoAddressIsASentence(String wrong) {
        assertThatThrownBy(() -> of("AWS_ENDPOINT_URL_DYNAMODB", wrong))
                .isInstanceOf(SettingProblem.class)
                .hasMessageStartingWith("AWS_ENDPOINT_URL_DYNAMODB is \"" + wrong + "\"");
    }

    @Test
    void credentialsOfTheEnvironmentAreUsedAsTheyAre() {
        Credentials found =
                new GivenCredentials(
                                Settings.of(
                                        Map.of(
                                                "AWS_ACCESS_KEY_ID", "id",
                                                "AWS_SECRET_ACCESS_KEY", "secret",
                                                "AWS_SESSION_TOKEN", "token")))
                        .now();

        assertThat(found).isEqualTo(new Credentials("id", "secret", "token"));
    }

    private static Endpoint of(String variable, String value) {
        Map<String, String> variables = new HashMap<>(Map.of("AWS_REGION", "us-west-1"));
        variables.put(variable, value);
        return Endpoint.of(Service.DYNAMODB, Settings.of(variables));
    }
}
