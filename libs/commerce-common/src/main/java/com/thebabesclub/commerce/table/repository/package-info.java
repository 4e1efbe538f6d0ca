/**
 * Checkout sessions: what one is known to be, its pointer in the table and the lines that were
 * quoted for it.
 */
@NullMarked
package com.thebabesclub.commerce.table.repository;

import org.jspecify.annotations.NullMarked;
