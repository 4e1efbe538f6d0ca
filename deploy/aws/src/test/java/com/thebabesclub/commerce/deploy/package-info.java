@NullMarked
package com.thebabesclub.commerce.deploy;

import org.jspecify.annotations.NullMarked;
