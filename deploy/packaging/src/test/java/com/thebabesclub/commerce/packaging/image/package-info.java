@NullMarked
package com.thebabesclub.commerce.packaging.image;

import org.jspecify.annotations.NullMarked;
