@NullMarked
package com.thebabesclub.commerce.domain.email;

import org.jspecify.annotations.NullMarked;
