/** What is timed. What can be counted is a test's business, not a benchmark's. */
@NullMarked
package com.thebabesclub.commerce.bench;

import org.jspecify.annotations.NullMarked;
