package com.thebabesclub.commerce.local.demo;

import com.thebabesclub.commerce.local.demo.ShopClient.Reply;

import java.net.URI;
import java.util.Map;

/** Calls to the shop, each told and each expected to go well. */
final class Calls {

    private final ShopClient shop;
    private final Story story;

    Calls(URI gateway, Story story) {
        this.shop = new ShopClient(gateway);
        this.story = story;
    }

    Reply post(String path, Shopper shopper, Object body) throws InterruptedException {
        return told("POST", path, shop.post(path, shopper.headers(), body));
    }

    Reply get(String path, Shopper shopper, Map<String, String> more) throws InterruptedException {
        Map<String, String> headers = shopper.headers();
        headers.putAll(more);
        return told("GET", path, shop.get(path, headers));
    }

    private Reply told(String method, String path, Reply reply) {
        story.call(method, path, reply.status(), reply.millis());
        StepFailed.unless(
                reply.status() == 200 || reply.status() == 201,
                "%s %s answered %d: %s".formatted(method, path, reply.status(), reply.json()));
        return reply;
    }
}
