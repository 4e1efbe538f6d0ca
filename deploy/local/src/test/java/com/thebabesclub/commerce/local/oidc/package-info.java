@NullMarked
package com.thebabesclub.commerce.local.oidc;

import org.jspecify.annotations.NullMarked;
