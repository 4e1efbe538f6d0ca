@NullMarked
package com.thebabesclub.commerce.catalog;

import org.jspecify.annotations.NullMarked;
