package com.thebabesclub.stripe.emulator.page;

import static com.thebabesclub.stripe.emulator.page.Html.escaped;

import com.thebabesclub.stripe.emulator.checkout.CheckoutSession;
import com.thebabesclub.stripe.emulator.checkout.ShippingOption;
import com.thebabesclub.stripe.emulator.checkout.Terms;
import com.thebabesclub.stripe.emulator.params.Currencies;
import com.thebabesclub.stripe.emulator.payment.Payer;
import com.thebabesclub.stripe.emulator.payment.PaymentMethod;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The form of an open session. */
final class PaymentPage {

    private PaymentPage() {}

    /**
     * The page, after an attempt that failed with what went wrong.
     *
     * @param problem null on the first visit
     */
    static String of(CheckoutSession session, @Nullable String problem) {
        Terms terms = session.terms();
        String form =
                """
                <section class="card" aria-labelledby="pay">
                <h2 id="pay">Pay</h2>
                %s
                <form method="post" autocomplete="on">
                %s%s%s%s%s
                <button name="action" value="pay">%s</button>
                </form>
                </section>
                """
                        .formatted(
                                Html.alert(problem),
                                contact(session.progress().payer(), terms.customerEmail()),
                                terms.collectsShipping() ? address(terms) : "",
                                options(terms),
                                Boolean.TRUE.equals(terms.allowPromotionCodes()) ? code() : "",
                                session.free() ? "" : outcomes(terms),
                                session.free()
                                        ? "Complete order"
                                        : "Pay " + escaped(Summary.total(session)));
        return Html.page(
                "Pay " + Summary.total(session), "<main>" + Summary.of(session) + form + "</main>");
    }

    private static String contact(@Nullable Payer payer, @Nullable String fixedEmail) {
        String email = payer == null ? null : payer.email();
        String name = payer == null ? null : payer.name();
        return """
        <fieldset><legend>Contact</legend>
        <label for="email">E-mail</label>
        <input id="email" name="email" type="email" autocomplete="email" required value="%s"%s>
        <label for="name">Full name</label>
        <input id="name" name="name" type="text" autocomplete="name" required value="%s">
        </fieldset>
        """
                .formatted(escaped(email), fixedEmail == null ? "" : " readonly", escaped(name));
    }

    private static String address(Terms terms) {
        StringBuilder countries = new StringBuilder();
        for (String country : terms.shippingCountries()) {
            String name = Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
            countries.append(
                    "<option value=\"%s\">%s</option>".formatted(escaped(country), escaped(name)));
        }
        return """
        <fieldset><legend>Shipping address</legend>
        <label for="line1">Address</label>
        <input id="line1" name="line1" type="text" autocomplete="address-line1" required>
        <label for="line2">Flat, floor (optional)</label>
        <input id="line2" name="line2" type="text" autocomplete="address-line2">
        <label for="postal_code">Postal code</label>
        <input id="postal_code" name="postal_code" type="text" autocomplete="postal-code" required>
        <label for="city">City</label>
        <input id="city" name="city" type="text" autocomplete="address-level2" required>
        <label for="state">State or region (optional)</label>
        <input id="state" name="state" type="text" autocomplete="address-level1">
        <label for="country">Country</label>
        <select id="country" name="country" autocomplete="country">%s</select>
        </fieldset>
        """
                .formatted(countries);
    }

    private static String options(Terms terms) {
        List<ShippingOption> options = terms.shippingOptions();
        if (options.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<fieldset><legend>Shipping method</legend>");
        for (int i = 0; i < options.size(); i++) {
            ShippingOption option = options.get(i);
            String price = Currencies.display(option.amount(), option.currency());
            String label = escaped(option.name() + ", " + price);
            html.append(choice("shipping_option", Integer.toString(i), label, i == 0));
        }
        return html.append("</fieldset>").toString();
    }

    private static String code() {
        return """
        <fieldset><legend>Promotion</legend>
        <label for="promotion_code">Promotion code (optional)</label>
        <input id="promotion_code" name="promotion_code" type="text" autocomplete="off">
        </fieldset>
        """;
    }

    private static String outcomes(Terms terms) {
        StringBuilder html =
                new StringBuilder("<fieldset><legend>Test payment: how does it end?</legend>");
        html.append(choice("outcome", "succeeds", "Card •••• 4242 is accepted", true))
                .append(choice("outcome", "declined", "Card •••• 0002 is declined", false))
                .append(
                        choice(
                                "outcome",
                                "insufficient_funds",
                                "Card •••• 9995 has insufficient funds",
                                false))
                .append(
                        choice(
                                "outcome",
                                "challenged",
                                "Card •••• 3220 asks for 3-D Secure",
                                false));
        PaymentMethod.delayedType(terms.currency())
                .filter(terms.methodTypes()::contains)
                .ifPresent(
                        type ->
                                html.append(debit("delayed_succeeds", type, "succeeds"))
                                        .append(debit("delayed_fails", type, "fails")));
        return html.append("</fieldset>").toString();
    }

    private static String debit(String value, String type, String end) {
        String label = "Bank debit (%s) that %s in 3 days".formatted(type, end);
        return choice("outcome", value, escaped(label), false);
    }

    private static String choice(String name, String value, String label, boolean checked) {
        return """
        <label class="choice"><input type="radio" name="%s" value="%s"%s><span>%s</span></label>
        """
                .formatted(name, value, checked ? " checked" : "", label);
    }
}
