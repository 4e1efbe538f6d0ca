@NullMarked
package com.thebabesclub.violation.commerce.dashboard;

import org.jspecify.annotations.NullMarked;
