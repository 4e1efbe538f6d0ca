/** Jars and zips whose bytes depend on nothing but their content. */
@NullMarked
package com.thebabesclub.commerce.packaging.archive;

import org.jspecify.annotations.NullMarked;
