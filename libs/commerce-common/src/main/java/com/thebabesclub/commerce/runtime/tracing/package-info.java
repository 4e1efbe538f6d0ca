/**
 * Traces: what was done for a request, as spans. The framework makes OpenTelemetry; its SDK is
 * loaded only where an exporter is named.
 */
@NullMarked
package com.thebabesclub.commerce.runtime.tracing;

import org.jspecify.annotations.NullMarked;
