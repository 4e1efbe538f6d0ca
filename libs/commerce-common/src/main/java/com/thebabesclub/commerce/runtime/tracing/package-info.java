/**
 * Traces: what was done for a request, as spans. Only one class knows OpenTelemetry, and it is
 * loaded only where an exporter is named.
 */
@NullMarked
package com.thebabesclub.commerce.runtime.tracing;

import org.jspecify.annotations.NullMarked;
