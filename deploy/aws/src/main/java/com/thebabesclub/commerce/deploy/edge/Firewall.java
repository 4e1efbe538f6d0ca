package com.thebabesclub.commerce.deploy.edge;

import com.thebabesclub.commerce.deploy.api.ShopApi;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AssociationConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RequestBodyAssociatedResourceTypeConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The firewall before the stage of the API. */
public final class Firewall {

    private Firewall() {}

    /**
     * Puts the firewall before the stage, unless the settings want none.
     *
     * @return its name, under which CloudWatch has its metrics
     */
    public static Optional<String> in(Stack stack, StageSettings settings, ShopApi api) {
        return settings.hasFirewall() ? Optional.of(made(stack, settings, api)) : Optional.empty();
    }

    private static String made(Stack stack, StageSettings settings, ShopApi api) {
        String name = "babes-commerce" + settings.suffix();
        CfnWebACL acl =
                CfnWebACL.Builder.create(stack, "Firewall")
                        .name(name)
                        .scope("REGIONAL")
                        .defaultAction(
                                DefaultActionProperty.builder()
                                        .allow(AllowActionProperty.builder().build())
                                        .build())
                        .visibilityConfig(Rules.visible(name))
                        .associationConfig(wholeBodies())
                        .rules(
                                List.of(
                                        Rules.rate(),
                                        Rules.bodySize(),
                                        Rules.reputation(),
                                        Rules.knownBad(),
                                        Rules.common()))
                        .build();
        CfnWebACLAssociation.Builder.create(stack, "FirewallAssociation")
                .webAclArn(acl.getAttrArn())
                .resourceArn(api.stageArn())
                .build()
                .getNode()
                .addDependency(api.ready());
        return name;
    }

    /** So that a body's size is known up to what the services take. */
    private static AssociationConfigProperty wholeBodies() {
        return AssociationConfigProperty.builder()
                .requestBody(
                        Map.of(
                                "API_GATEWAY",
                                RequestBodyAssociatedResourceTypeConfigProperty.builder()
                                        .defaultSizeInspectionLimit("KB_48")
                                        .build()))
                .build();
    }
}
