package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.function.DirectFunction;

/** The function that Stripe delivers to, and waits for. */
public final class WebhookHandler extends DirectFunction {

    /** For the Lambda runtime. */
    public WebhookHandler() {
        super(DirectWebhook::open);
    }
}
