@NullMarked
package com.thebabesclub.commerce.packaging.archive;

import org.jspecify.annotations.NullMarked;
