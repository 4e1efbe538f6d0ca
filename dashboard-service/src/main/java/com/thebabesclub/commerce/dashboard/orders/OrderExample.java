package com.thebabesclub.commerce.dashboard.orders;

/** The order that the published description shows, alone and in the answers that hold one. */
public final class OrderExample {

    public static final String JSON =
            """
            {
              "orderId": "cs_test_a1b2c3d4",
              "orderNumber": "BC-A1B2C3D4",
              "userId": "user_1",
              "status": "completed",
              "refundStatus": "partial",
              "disputeStatus": "needs_response",
              "amount": 6000,
              "amountSubtotal": 6000,
              "amountDiscount": 0,
              "amountTax": 0,
              "amountShipping": 0,
              "amountRefunded": 1500,
              "currency": "usd",
              "formatted": {
                "amount": "60.00 USD",
                "amountSubtotal": "60.00 USD",
                "amountDiscount": "0.00 USD",
                "amountTax": "0.00 USD",
                "amountShipping": "0.00 USD",
                "amountRefunded": "15.00 USD"
              },
              "items": [{
                "name": "Red Necklace",
                "sku": "N-RED",
                "variantId": null,
                "collectionId": "necklaces",
                "quantity": 2,
                "unitPrice": 3000,
                "amountSubtotal": 6000,
                "amountDiscount": 0,
                "amountTax": 0,
                "amountTotal": 6000,
                "formatted": {"unitPrice": "30.00 USD", "amountTotal": "60.00 USD"}
              }],
              "itemCount": 2,
              "refunds": [{
                "id": "re_1",
                "amount": 1500,
                "formatted": "15.00 USD",
                "status": "succeeded",
                "currency": null,
                "createdAt": "2026-11-27T09:00:00Z"
              }],
              "disputes": [{
                "id": "dp_1",
                "amount": 4500,
                "formatted": "45.00 USD",
                "status": "needs_response",
                "reason": "product_not_received",
                "createdAt": "2026-11-28T10:00:00Z"
              }],
              "fulfilment": "partly_shipped",
              "parcels": [{
                "carrier": "DHL",
                "trackingNumber": "JD014600006281230701",
                "trackingUrl": "https://www.dhl.com/track?id=JD014600006281230701",
                "shippedAt": "2026-11-26T15:00:00Z",
                "lines": [{"sku": "N-RED", "variantId": null, "quantity": 1}]
              }],
              "cancelledAt": null,
              "createdAt": "2026-11-26T12:00:00Z",
              "completedAt": "2026-11-26T12:01:00Z",
              "updatedAt": "2026-11-28T10:00:02Z",
              "stripeSessionId": "cs_test_a1b2c3d4",
              "stripePaymentIntentId": "pi_3abc",
              "customerEmail": "ann@example.com",
              "shippingAddress": {
                "name": "Ann Lee",
                "line1": "1 Main St",
                "line2": null,
                "city": "Toronto",
                "state": "ON",
                "postalCode": "M5V 1A1",
                "country": "CA"
              }
            }
            """;

    private OrderExample() {}
}
