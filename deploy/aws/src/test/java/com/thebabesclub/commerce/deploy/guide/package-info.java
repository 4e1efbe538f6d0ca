/** That the pages for operators hold together. */
@NullMarked
package com.thebabesclub.commerce.deploy.guide;

import org.jspecify.annotations.NullMarked;
