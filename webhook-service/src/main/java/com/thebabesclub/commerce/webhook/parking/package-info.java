/** The dead-letter queue in SQS, told of events that are parked. The only importer of its SDK. */
@NullMarked
package com.thebabesclub.commerce.webhook.parking;

import org.jspecify.annotations.NullMarked;
