/** Where the catalogue is read from. */
@NullMarked
package com.thebabesclub.commerce.runtime.catalog;

import org.jspecify.annotations.NullMarked;
