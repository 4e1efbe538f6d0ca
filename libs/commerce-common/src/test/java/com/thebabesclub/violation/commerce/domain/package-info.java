@NullMarked
package com.thebabesclub.violation.commerce.domain;

import org.jspecify.annotations.NullMarked;
