package com.thebabesclub.commerce.web;

/** The two shapes of events and answers that API Gateway has. */
enum Payload {
    /** 1.0: of REST APIs, and of HTTP APIs that are set to it. */
    REST_API,
    /** 2.0. */
    HTTP_API
}
