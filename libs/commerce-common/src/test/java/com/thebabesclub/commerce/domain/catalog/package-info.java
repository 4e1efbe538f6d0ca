@NullMarked
package com.thebabesclub.commerce.domain.catalog;

import org.jspecify.annotations.NullMarked;
