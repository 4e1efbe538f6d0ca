@NullMarked
package com.thebabesclub.commerce.domain.session;

import org.jspecify.annotations.NullMarked;
