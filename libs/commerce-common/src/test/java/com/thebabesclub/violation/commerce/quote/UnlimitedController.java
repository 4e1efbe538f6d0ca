package com.thebabesclub.violation.commerce.quote;

import io.micronaut.http.annotation.Controller;

/** Routes that may take as long as they like. */
@Controller("/unlimited")
final class UnlimitedController {}
