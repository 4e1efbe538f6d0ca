package com.thebabesclub.stripe.emulator.dispute;

import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a shop may say in a dispute; files are named by id and not checked. */
final class Evidence {

    static final List<String> NAMES =
            List.of(
                    "access_activity_log",
                    "billing_address",
                    "cancellation_policy",
                    "cancellation_policy_disclosure",
                    "cancellation_rebuttal",
                    "customer_communication",
                    "customer_email_address",
                    "customer_name",
                    "customer_purchase_ip",
                    "customer_signature",
                    "duplicate_charge_documentation",
                    "duplicate_charge_explanation",
                    "duplicate_charge_id",
                    "product_description",
                    "receipt",
                    "refund_policy",
                    "refund_policy_disclosure",
                    "refund_refusal_explanation",
                    "service_date",
                    "service_documentation",
                    "shipping_address",
                    "shipping_carrier",
                    "shipping_date",
                    "shipping_documentation",
                    "shipping_tracking_number",
                    "uncategorized_file",
                    "uncategorized_text");

    private Evidence() {}

    static HashShape shape() {
        HashShape shape = HashShape.hash();
        for (String name : NAMES) {
            shape = shape.optional(name, Shapes.unsettable(Shapes.text(20_000)));
        }
        return shape;
    }

    static Map<String, String> merged(Map<String, String> before, Params sent) {
        Map<String, String> after = new LinkedHashMap<>(before);
        for (String name : NAMES) {
            if (sent.has(name)) {
                String value = sent.text(name);
                if (value == null) {
                    after.remove(name);
                } else {
                    after.put(name, value);
                }
            }
        }
        return Map.copyOf(after);
    }
}
