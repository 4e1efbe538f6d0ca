/** The table of the shop. */
@NullMarked
package com.thebabesclub.commerce.deploy.table;

import org.jspecify.annotations.NullMarked;
