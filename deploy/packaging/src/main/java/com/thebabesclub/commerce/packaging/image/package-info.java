/** A folder with a Java, a function's jars and the AOT cache that was trained on them. */
@NullMarked
package com.thebabesclub.commerce.packaging.image;

import org.jspecify.annotations.NullMarked;
