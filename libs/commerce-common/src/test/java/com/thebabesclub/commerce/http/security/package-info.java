@NullMarked
package com.thebabesclub.commerce.http.security;

import org.jspecify.annotations.NullMarked;
