/** Orders, as a file for the books: what the API answers to an admin, page after page. */
@NullMarked
package com.thebabesclub.commerce.operator.export;

import org.jspecify.annotations.NullMarked;
