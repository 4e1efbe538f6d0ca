package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.catalog.CatalogSource;
import com.thebabesclub.commerce.function.FunctionParts;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.web.DirectRequest;
import com.thebabesclub.commerce.web.DirectRoute;
import com.thebabesclub.commerce.web.ServerDefaults;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

/** {@code POST /cart/quote} as {@link QuoteController} answers it, without the framework. */
public final class DirectQuotes implements DirectRoute {

    private final Quoting quoting;
    private final Catalog catalog;

    private DirectQuotes(Quoting quoting, Catalog catalog) {
        this.quoting = quoting;
        this.catalog = catalog;
    }

    /**
     * The route, made of what its function has.
     *
     * @throws com.thebabesclub.commerce.setting.SettingProblem where a setting of quotes is wrong
     */
    public static DirectQuotes open(FunctionParts parts) {
        Secrets secrets =
                Secrets.read(
                        parts.settings(),
                        parts.secrets(),
                        parts.clock(),
                        Setting.QUOTE_SIGNATURE_SECRET);
        Catalog catalog = CatalogSource.read(parts.settings());
        Quoting quoting =
                new Quoting(
                        parts.settings(),
                        catalog,
                        Keyring.of(() -> secrets.get(Setting.QUOTE_SIGNATURE_SECRET)),
                        parts.table(),
                        parts.clock(),
                        parts.random(),
                        parts.metrics());
        return new DirectQuotes(quoting, catalog);
    }

    @Override
    public String path() {
        return "/cart/quote";
    }

    @Override
    public int mostBytes() {
        return ServerDefaults.MOST_BYTES;
    }

    @Override
    public Duration budget() {
        return QuoteController.BUDGET;
    }

    @Override
    public Optional<Mono<String>> answer(DirectRequest request) {
        return request.isJson()
                ? PlainQuote.read(request.body()).map(wanted -> answer(wanted, request))
                : Optional.empty();
    }

    private Mono<String> answer(QuoteRequest wanted, DirectRequest request) {
        return Mono.defer(
                        () ->
                                quoting.quote(
                                        RequestedCart.of(wanted.items(), catalog),
                                        Optional.ofNullable(wanted.cartToken()),
                                        request.address()))
                .map(QuoteJson::of);
    }
}
