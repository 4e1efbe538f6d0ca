/**
 * What is counted and measured: names that alarms hang on, and the two ways out, CloudWatch's
 * embedded metric format on Lambda and Prometheus on a server.
 */
@NullMarked
package com.thebabesclub.commerce.runtime.metric;

import org.jspecify.annotations.NullMarked;
