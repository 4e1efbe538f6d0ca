/** Handles again what failed, was parked or never arrived: the same way as a delivery. */
@NullMarked
package com.thebabesclub.commerce.replay;

import org.jspecify.annotations.NullMarked;
