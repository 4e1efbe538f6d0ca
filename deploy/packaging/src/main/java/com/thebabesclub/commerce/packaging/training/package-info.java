/** What a function does while its AOT cache is trained. */
@NullMarked
package com.thebabesclub.commerce.packaging.training;

import org.jspecify.annotations.NullMarked;
