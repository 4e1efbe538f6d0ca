@NullMarked
package com.thebabesclub.violation.commerce.order;

import org.jspecify.annotations.NullMarked;
