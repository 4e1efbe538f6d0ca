package com.thebabesclub.commerce.deploy.access;

import com.thebabesclub.commerce.deploy.function.Secrets;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.deploy.function.ShopFunction;
import com.thebabesclub.commerce.deploy.function.Variables;
import com.thebabesclub.commerce.deploy.queue.DeadLetters;
import com.thebabesclub.commerce.deploy.stage.ShopVariable;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.deploy.table.ShopTable;
import com.thebabesclub.commerce.outbox.mail.MailProperties;
import com.thebabesclub.commerce.outbox.mail.MailSettings;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The role of a function: what it does, on what it does it, and nothing else. */
public final class ShopRole {

    private final Stack stack;
    private final StageSettings settings;
    private final Service service;
    private final Role role;

    private ShopRole(Stack stack, StageSettings settings, Service service, Role role) {
        this.stack = stack;
        this.settings = settings;
        this.service = service;
        this.role = role;
    }

    public static Role in(
            Stack stack,
            StageSettings settings,
            Service service,
            LogGroup log,
            ShopTable table,
            DeadLetters deadLetters,
            IKey key) {
        Role role =
                Role.Builder.create(stack, "Role" + service.name().toLowerCase(Locale.ROOT))
                        .description("The Babes Club: what " + service.title() + " may do")
                        .assumedBy(ServicePrincipal.Builder.create("lambda.amazonaws.com").build())
                        .build();
        ShopRole may = new ShopRole(stack, settings, service, role);
        may.writeLines(log);
        may.useTable(table);
        may.readSecrets();
        may.sendLetters();
        may.tellOfOrders();
        may.tell(deadLetters, key);
        may.startJob();
        return role;
    }

    private void writeLines(LogGroup log) {
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn());
    }

    private void useTable(ShopTable table) {
        TableAccess.of(service)
                .forEach(access -> allow(access.actions(), table.arn(), only(access.partitions())));
        table.key()
                .ifPresent(
                        arn ->
                                allow(
                                        List.of(
                                                "kms:Decrypt",
                                                "kms:DescribeKey",
                                                "kms:Encrypt",
                                                "kms:GenerateDataKey",
                                                "kms:ReEncryptFrom",
                                                "kms:ReEncryptTo"),
                                        arn,
                                        through("dynamodb")));
    }

    private static Map<String, Map<String, Object>> only(List<String> partitions) {
        return Map.of(
                "ForAllValues:StringLike",
                Map.of("dynamodb:LeadingKeys", partitions),
                "Null",
                Map.of("dynamodb:LeadingKeys", "false"));
    }

    private void readSecrets() {
        String[] names =
                Variables.secrets(service, settings).stream()
                        .map(secret -> Secrets.parameter(settings.parameters(), secret))
                        .sorted()
                        .map(name -> arn("ssm", "parameter" + name))
                        .toArray(String[]::new);
        allow(List.of("ssm:GetParameter"), List.of(names), Map.of());
        settings.parametersKey()
                .ifPresent(arn -> allow(List.of("kms:Decrypt"), arn, through("ssm")));
    }

    /** SES asks for the identity, which is the address or the whole of its domain. */
    private void sendLetters() {
        MailSettings mail = settings.mail();
        boolean sends = service == Service.WEBHOOK || service == Service.JOB;
        if (sends && mail.sender() == MailProperties.Sender.SES) {
            String address = mail.from().replaceFirst(".*<(.*)>$", "$1");
            allow(
                    List.of("ses:SendEmail"),
                    List.of(
                            arn("ses", "identity/" + address),
                            arn("ses", "identity/" + address.replaceFirst(".*@", ""))),
                    Map.of("StringEquals", Map.of("ses:FromAddress", address)));
        }
    }

    /** All but quotes change orders. A bus is of this account unless it is another's ARN. */
    private void tellOfOrders() {
        if (service != Service.QUOTE) {
            Optional.ofNullable(settings.shop().get(ShopVariable.ORDER_EVENT_BUS))
                    .map(bus -> bus.startsWith("arn:") ? bus : arn("events", "event-bus/" + bus))
                    .ifPresent(bus -> allow(List.of("events:PutEvents"), bus));
        }
    }

    private void tell(DeadLetters deadLetters, IKey key) {
        if (service == Service.WEBHOOK) {
            allow(List.of("sqs:SendMessage"), deadLetters.parkedEvents().getQueueArn());
        } else if (service == Service.JOB) {
            allow(List.of("sqs:SendMessage"), deadLetters.failedRuns().getQueueArn());
        } else {
            return;
        }
        allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), key.getKeyArn(), through("sqs"));
    }

    private void startJob() {
        if (service == Service.DASHBOARD) {
            String job = Variables.name(Service.JOB, settings) + ":" + ShopFunction.ALIAS;
            allow(
                    List.of("lambda:InvokeFunction"),
                    "arn:%s:lambda:%s:%s:function:%s"
                            .formatted(
                                    stack.getPartition(),
                                    stack.getRegion(),
                                    stack.getAccount(),
                                    job));
        }
    }

    private Map<String, Object> through(String service) {
        String host = service + "." + stack.getRegion() + ".amazonaws.com";
        return Map.of("StringEquals", Map.of("kms:ViaService", host));
    }

    private String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(
                        stack.getPartition(),
                        service,
                        stack.getRegion(),
                        stack.getAccount(),
                        resource);
    }

    private void allow(List<String> actions, String resource) {
        allow(actions, resource, Map.of());
    }

    private void allow(List<String> actions, String resource, Map<String, ?> conditions) {
        allow(actions, List.of(resource), conditions);
    }

    private void allow(List<String> actions, List<String> resources, Map<String, ?> conditions) {
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .effect(Effect.ALLOW)
                        .actions(actions)
                        .resources(resources)
                        .conditions(conditions)
                        .build());
    }
}
