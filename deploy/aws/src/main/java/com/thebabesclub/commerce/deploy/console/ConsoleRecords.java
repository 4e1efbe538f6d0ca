package com.thebabesclub.commerce.deploy.console;

import com.thebabesclub.commerce.deploy.stage.ConsoleStage;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;

/** The DNS of the console's host name: aliases, which cost nothing, by IPv4 and IPv6. */
final class ConsoleRecords {

    private ConsoleRecords() {}

    static void in(Stack stack, ConsoleStage console, String zoneId, Distribution distribution) {
        String host = console.host();
        IHostedZone zone =
                HostedZone.fromHostedZoneAttributes(
                        stack,
                        "ConsoleZone",
                        HostedZoneAttributes.builder()
                                .hostedZoneId(zoneId)
                                .zoneName(host.substring(host.indexOf('.') + 1))
                                .build());
        RecordTarget target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(stack, "ConsoleRecord")
                .zone(zone)
                .recordName(host)
                .target(target)
                .build();
        AaaaRecord.Builder.create(stack, "ConsoleRecordV6")
                .zone(zone)
                .recordName(host)
                .target(target)
                .build();
    }
}
