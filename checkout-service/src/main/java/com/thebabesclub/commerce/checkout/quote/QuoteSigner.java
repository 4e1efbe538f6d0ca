package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.Quote;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signs what is quoted, and verifies that a signature is ours and a stored quote is what it was.
 */
public final class QuoteSigner {

    private static final int COMMITMENT_BYTES = 16;

    private final SigningKeyring keys;

    public QuoteSigner(SigningKeyring keys) {
        this.keys = keys;
    }

    /**
     * A quote with its signature.
     *
     * @param issuedAt whole seconds
     */
    Quote sign(
            CartId cartId,
            String cartHash,
            Instant issuedAt,
            Instant validUntil,
            PriceSnapshot prices) {
        byte[] commitment =
                commitment(keys.signing(), cartId, cartHash, issuedAt, validUntil, prices);
        String nonce = nonce(cartId, commitment);
        return new Quote(
                QuoteSignature.sign(keys, issuedAt, nonce).text(),
                cartId.text(),
                cartHash,
                issuedAt,
                validUntil,
                prices);
    }

    /**
     * The signature behind a text.
     *
     * @throws SignatureMismatchException where it is not one of ours, to the letter
     */
    public QuoteSignature verify(String text) {
        return QuoteSignature.verify(keys, text);
    }

    /**
     * Checks a stored quote against the signature that it was found by.
     *
     * @throws QuoteTamperedException where the store says something else than what was signed
     */
    public Quote verify(QuoteSignature signature, Quote stored) {
        byte[] commitment =
                commitment(
                        signature.keyId(),
                        signature.cartId(),
                        stored.cartHash(),
                        stored.issuedAt(),
                        stored.validUntil(),
                        stored.prices());
        boolean same =
                MessageDigest.isEqual(
                        nonce(signature.cartId(), commitment).getBytes(StandardCharsets.US_ASCII),
                        signature.nonce().getBytes(StandardCharsets.US_ASCII));
        if (!same || !stored.cartId().equals(signature.cartId().text())) {
            throw new QuoteTamperedException();
        }
        return stored;
    }

    private byte[] commitment(
            String keyId,
            CartId cartId,
            String cartHash,
            Instant issuedAt,
            Instant validUntil,
            PriceSnapshot prices) {
        byte[] mac =
                keys.bytes(
                        SigningKeyring.Purpose.QUOTE_COMMITMENT,
                        keyId,
                        cartId.text(),
                        cartHash,
                        prices.priceVersion(),
                        prices.currency().code(),
                        Long.toString(prices.total()),
                        Long.toString(issuedAt.getEpochSecond()),
                        Long.toString(validUntil.getEpochSecond()));
        return Arrays.copyOf(mac, COMMITMENT_BYTES);
    }

    private static String nonce(CartId cartId, byte[] commitment) {
        byte[] both =
                ByteBuffer.allocate(CartId.BYTES + COMMITMENT_BYTES)
                        .put(cartId.bytes())
                        .put(commitment)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }
}
