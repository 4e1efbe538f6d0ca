package com.thebabesclub.commerce.deploy.api;

import com.thebabesclub.commerce.deploy.stage.Domain;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.BasePathMapping;
import software.amazon.awscdk.services.apigateway.CfnBasePathMapping;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.ApiGatewayDomain;

import java.util.Optional;

/** The API under the shop's own host name, by TLS 1.2 and later. */
final class OwnDomain {

    private OwnDomain() {}

    static void in(Stack stack, Domain domain, IRestApi api, ServedStage stage) {
        switch (domain) {
            case Domain.Made made -> make(stack, made, api, stage);
            case Domain.Existing existing ->
                    map(stack, existing.host(), existing.path(), api, stage);
        }
    }

    /** The framework's own mapping takes a stage only that the stack makes. */
    private static void map(
            Stack stack, String host, Optional<String> path, IRestApi api, ServedStage stage) {
        CfnBasePathMapping.Builder mapping =
                CfnBasePathMapping.Builder.create(stack, "DomainPath")
                        .domainName(host)
                        .restApiId(api.getRestApiId())
                        .stage(stage.name());
        path.ifPresent(mapping::basePath);
        mapping.build().getNode().addDependency(stage.ready());
    }

    private static void make(Stack stack, Domain.Made domain, IRestApi api, ServedStage stage) {
        Optional<IHostedZone> zone = domain.hostedZone().map(id -> zone(stack, domain, id));
        DomainName name =
                DomainName.Builder.create(stack, "Domain")
                        .domainName(domain.host())
                        .certificate(certificate(stack, domain, zone))
                        .endpointType(EndpointType.REGIONAL)
                        .securityPolicy(SecurityPolicy.TLS_1_2)
                        .build();
        stage.made()
                .ifPresentOrElse(
                        own ->
                                BasePathMapping.Builder.create(stack, "DomainMapping")
                                        .domainName(name)
                                        .restApi(api)
                                        .stage(own)
                                        .build(),
                        () -> map(stack, name.getDomainName(), Optional.empty(), api, stage));
        zone.ifPresent(
                found ->
                        ARecord.Builder.create(stack, "DomainRecord")
                                .zone(found)
                                .recordName(domain.host())
                                .target(RecordTarget.fromAlias(new ApiGatewayDomain(name)))
                                .build());
        CfnOutput.Builder.create(stack, "DomainTarget")
                .description("Where the DNS of " + domain.host() + " must point, by a CNAME")
                .value(name.getDomainNameAliasDomainName())
                .build();
    }

    private static ICertificate certificate(
            Stack stack, Domain.Made domain, Optional<IHostedZone> zone) {
        return domain.certificate()
                .map(arn -> Certificate.fromCertificateArn(stack, "Certificate", arn))
                .orElseGet(
                        () ->
                                Certificate.Builder.create(stack, "Certificate")
                                        .domainName(domain.host())
                                        .validation(
                                                zone.map(CertificateValidation::fromDns)
                                                        .orElseGet(CertificateValidation::fromDns))
                                        .build());
    }

    private static IHostedZone zone(Stack stack, Domain.Made domain, String id) {
        return HostedZone.fromHostedZoneAttributes(
                stack,
                "Zone",
                HostedZoneAttributes.builder()
                        .hostedZoneId(id)
                        .zoneName(domain.host().substring(domain.host().indexOf('.') + 1))
                        .build());
    }
}
