package com.thebabesclub.commerce.checkout.quote;

import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature that verified: there is no other way to one of these than {@link QuoteSigner}.
 *
 * <p>{@code v1.<keyId>.<issuedAt>.<nonce>.<mac>}: the nonce is the cart's id and a commitment to
 * what was quoted, so that the signature alone tells whose it is, and the stored quote can be
 * checked against it.
 */
public final class QuoteSignature {

    static final Pattern FORM =
            Pattern.compile(
                    "v1\\.([A-Za-z0-9_-]{1,16})\\.([1-9][0-9]{0,10})\\.([A-Za-z0-9_-]{43})"
                            + "\\.([A-Za-z0-9_-]{43})");

    private final String text;
    private final String keyId;
    private final long issuedAt;
    private final String nonce;

    private QuoteSignature(String text, String keyId, long issuedAt, String nonce) {
        this.text = text;
        this.keyId = keyId;
        this.issuedAt = issuedAt;
        this.nonce = nonce;
    }

    static QuoteSignature sign(SigningKeyring keys, Instant issuedAt, String nonce) {
        String seconds = Long.toString(issuedAt.getEpochSecond());
        String mac =
                keys.mac(
                        SigningKeyring.Purpose.QUOTE_SIGNATURE,
                        keys.signing(),
                        keys.signing(),
                        seconds,
                        nonce);
        return new QuoteSignature(
                String.join(".", "v1", keys.signing(), seconds, nonce, mac),
                keys.signing(),
                issuedAt.getEpochSecond(),
                nonce);
    }

    static QuoteSignature verify(SigningKeyring keys, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new SignatureMismatchException();
        }
        String keyId = form.group(1);
        keys.verify(
                form.group(4),
                SigningKeyring.Purpose.QUOTE_SIGNATURE,
                keyId,
                keyId,
                form.group(2),
                form.group(3));
        return new QuoteSignature(text, keyId, Long.parseLong(form.group(2)), form.group(3));
    }

    public CartId cartId() {
        return CartId.of(Base64.getUrlDecoder().decode(nonce));
    }

    public Instant issuedAt() {
        return Instant.ofEpochSecond(issuedAt);
    }

    String keyId() {
        return keyId;
    }

    String nonce() {
        return nonce;
    }

    /** The text that the shopper holds. A bearer's secret: never for a log. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "v1.***";
    }
}
