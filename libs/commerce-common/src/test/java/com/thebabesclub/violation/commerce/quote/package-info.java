@NullMarked
package com.thebabesclub.violation.commerce.quote;

import org.jspecify.annotations.NullMarked;
