/**
 * What lies in the table of sessions, orders, quotes and profiles: their items, and the
 * repositories that read and write them.
 */
@NullMarked
package com.thebabesclub.commerce.table.repository;

import org.jspecify.annotations.NullMarked;
