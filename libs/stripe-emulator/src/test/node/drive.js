// Drives the emulator with the official Node library: node drive.js <base URL> <key> <secret>
import assert from 'node:assert/strict';
import Stripe from 'stripe';

const [base, key, secret] = process.argv.slice(2);
const { hostname, port, protocol } = new URL(base);
const stripe = new Stripe(key, {
  host: hostname,
  port,
  protocol: protocol.replace(':', ''),
  maxNetworkRetries: 0,
});
const control = async (path, body) => {
  const response = await fetch(`${base}/_emulator${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200);
  return response.json();
};
const create = (number) =>
  stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: 'https://shop.example/thanks',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 1000 + number,
          product_data: { name: `Item ${number}` },
        },
        metadata: { sku: `SKU-${number}` },
      },
    ],
    metadata: { number: String(number) },
  });

const created = [];
for (let number = 0; number < 25; number++) {
  created.push((await create(number)).id);
}

const paged = [];
for await (const session of stripe.checkout.sessions.list({ limit: 10 })) {
  paged.push(session.id);
}
assert.deepEqual(paged, created.toReversed());

const backwards = await stripe.checkout.sessions.list({ limit: 3, ending_before: paged[5] });
assert.deepEqual(backwards.data.map((session) => session.id), paged.slice(2, 5));

await control(`/checkout/sessions/${created[0]}/pay`, { outcome: 'succeeds' });
const paid = await stripe.checkout.sessions.retrieve(created[0], {
  expand: ['payment_intent.latest_charge', 'line_items'],
});
assert.equal(paid.payment_status, 'paid');
assert.equal(paid.payment_intent.latest_charge.amount, 1000);
assert.equal(paid.line_items.data[0].metadata.sku, 'SKU-0');

await assert.rejects(stripe.checkout.sessions.create({ mode: 'payment', colour: 'red' }), (error) => {
  assert.equal(error.type, 'StripeInvalidRequestError');
  assert.equal(error.code, 'parameter_unknown');
  return true;
});

const events = await stripe.events.list({ type: 'checkout.session.completed' });
const signed = await control(`/events/${events.data[0].id}/sign`, { secrets: [secret] });
// Without tolerance: the emulator's clock is not this machine's.
const event = stripe.webhooks.constructEvent(signed.body, signed.header, secret, Infinity);
assert.equal(event.data.object.id, created[0]);
assert.throws(() => stripe.webhooks.constructEvent(signed.body, signed.header, 'whsec_other'));

console.log('The official Node library is content.');
