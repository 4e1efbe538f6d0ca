@NullMarked
package com.thebabesclub.commerce.sync.catalog;

import org.jspecify.annotations.NullMarked;
