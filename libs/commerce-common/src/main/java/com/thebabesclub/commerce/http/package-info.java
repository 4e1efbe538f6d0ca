/**
 * HTTP as every service of the shop speaks it, on Netty and behind API Gateway: problems, origins,
 * addresses, traces.
 */
@NullMarked
package com.thebabesclub.commerce.http;

import org.jspecify.annotations.NullMarked;
