/**
 * Where settings come from: environment variables become the properties of the rooms that use them,
 * and a wrong one stops the start with one sentence.
 */
@NullMarked
package com.thebabesclub.commerce.runtime.setting;

import org.jspecify.annotations.NullMarked;
