@NullMarked
package com.thebabesclub.commerce.profile;

import org.jspecify.annotations.NullMarked;
