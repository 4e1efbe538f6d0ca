/** What the review by rules finds, and why it is meant. */
@NullMarked
package com.thebabesclub.commerce.deploy.review;

import org.jspecify.annotations.NullMarked;
