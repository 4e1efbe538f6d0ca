package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.ProductChange;

import io.micronaut.serde.annotation.Serdeable;

import java.util.ArrayList;
import java.util.List;

/**
 * A step as a line of a diff.
 *
 * @param sign {@code +} for what is made, {@code ~} for what is changed, {@code -} for what is
 *     archived
 */
@Serdeable
record ImportPlanLine(String sign, String what, String name, String detail) {

    private static final String PRODUCT = "product";
    private static final String PRICE = "price";

    static ImportPlanLine of(ImportStep step) {
        return switch (step) {
            case ImportStep.MakeProduct make ->
                    new ImportPlanLine(
                            "+",
                            PRODUCT,
                            make.sku(),
                            make.product().name() + ", " + make.product().id());
            case ImportStep.ChangeProduct change ->
                    new ImportPlanLine("~", PRODUCT, change.sku(), changes(change));
            case ImportStep.ArchiveProduct archive ->
                    new ImportPlanLine(
                            "-",
                            PRODUCT,
                            archive.sku(),
                            archive.product().id() + ", " + archive.why());
            case ImportStep.MakePrice make ->
                    new ImportPlanLine(
                            "+",
                            PRICE,
                            make.offer().name(),
                            money(make.price().unitAmount(), make.price().currency()));
            case ImportStep.ChangePrice change ->
                    new ImportPlanLine(
                            "~",
                            PRICE,
                            change.offer().name(),
                            money(change.before())
                                    + (change.before().active()
                                            ? ", marked as ours"
                                            : ", for sale again"));
            case ImportStep.ChooseDefault choose ->
                    new ImportPlanLine(
                            "~",
                            PRODUCT,
                            choose.offer().name(),
                            choose.productId() + ", sold at this price");
            case ImportStep.ArchivePrice archive ->
                    new ImportPlanLine("-", PRICE, archive.sku(), money(archive.price()));
        };
    }

    String text() {
        return "%s %-8s %-14s %s".formatted(sign, what, name, detail);
    }

    private static String changes(ImportStep.ChangeProduct step) {
        ProductChange change = step.change();
        List<String> parts = new ArrayList<>(List.of(step.before().id()));
        change.name()
                .ifPresent(
                        name ->
                                parts.add(
                                        "\"%s\" is now \"%s\""
                                                .formatted(step.before().name(), name)));
        change.active().ifPresent(_ -> parts.add("for sale again"));
        change.image().ifPresent(_ -> parts.add("another picture"));
        change.description().ifPresent(_ -> parts.add("another description"));
        if (!change.metadata().isEmpty()) {
            parts.add("marked as ours");
        }
        return String.join(", ", parts);
    }

    static String money(PriceRecord price) {
        return price.unitAmount().map(amount -> money(amount, price.currency())).orElse("?")
                + ", "
                + price.id();
    }

    private static String money(long amount, String currency) {
        return Currency.find(currency)
                .map(known -> known.format(amount))
                .orElseGet(() -> amount + " " + currency);
    }
}
