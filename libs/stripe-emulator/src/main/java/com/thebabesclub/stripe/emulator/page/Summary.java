package com.thebabesclub.stripe.emulator.page;

import static com.thebabesclub.stripe.emulator.page.Html.escaped;

import com.thebabesclub.stripe.emulator.checkout.Amounts;
import com.thebabesclub.stripe.emulator.checkout.CheckoutSession;
import com.thebabesclub.stripe.emulator.checkout.LineItem;
import com.thebabesclub.stripe.emulator.params.Currencies;

/** What is bought, and what it comes to. */
final class Summary {

    private Summary() {}

    static String of(CheckoutSession session) {
        String cancel = session.terms().cancelUrl();
        return """
        <section aria-labelledby="summary">
        <span class="badge">TEST MODE</span> %s
        <h1 id="summary">Amount due</h1>
        <p class="total">%s</p>
        %s
        </section>
        """
                .formatted(
                        cancel == null ? "" : Html.link(cancel, "Back to the shop"),
                        escaped(total(session)),
                        table(session));
    }

    static String total(CheckoutSession session) {
        return amount(session, session.total());
    }

    private static String table(CheckoutSession session) {
        Amounts amounts = session.amounts();
        StringBuilder html =
                new StringBuilder("<table><caption hidden>Your order</caption><tbody>");
        for (LineItem line : amounts.lines()) {
            html.append("<tr><td>")
                    .append(escaped(line.description()))
                    .append("<small>Quantity ")
                    .append(line.quantity())
                    .append("</small></td><td>")
                    .append(escaped(amount(session, line.subtotal())))
                    .append("</td></tr>");
        }
        html.append("</tbody><tfoot>").append(row("Subtotal", amount(session, amounts.subtotal())));
        if (amounts.discount() > 0) {
            html.append(row("Discount", "−" + amount(session, amounts.discount())));
        }
        if (amounts.shippingOption() != null) {
            html.append(
                    row(
                            "Shipping: " + amounts.shippingOption().name(),
                            amount(session, amounts.shippingOption().amount())));
        }
        if (session.terms().automaticTax()) {
            html.append(row("Tax", "by your address"));
        }
        return html.append(row("Total due", total(session))).append("</tfoot></table>").toString();
    }

    private static String row(String name, String value) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                .formatted(escaped(name), escaped(value));
    }

    private static String amount(CheckoutSession session, long amount) {
        return Currencies.display(amount, session.terms().currency());
    }
}
