@NullMarked
package com.thebabesclub.commerce.operator.catalog.conversion;

import org.jspecify.annotations.NullMarked;
