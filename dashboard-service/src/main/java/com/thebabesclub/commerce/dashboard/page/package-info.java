/** The pages of every list, and the cursors between them. */
@NullMarked
package com.thebabesclub.commerce.dashboard.page;

import org.jspecify.annotations.NullMarked;
