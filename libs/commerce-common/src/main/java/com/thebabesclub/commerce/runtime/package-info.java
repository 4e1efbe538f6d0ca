/** What every process has: its start on Lambda, time and chance. */
@NullMarked
package com.thebabesclub.commerce.runtime;

import org.jspecify.annotations.NullMarked;
