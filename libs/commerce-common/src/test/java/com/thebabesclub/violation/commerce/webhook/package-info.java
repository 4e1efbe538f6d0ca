@NullMarked
package com.thebabesclub.violation.commerce.webhook;

import org.jspecify.annotations.NullMarked;
