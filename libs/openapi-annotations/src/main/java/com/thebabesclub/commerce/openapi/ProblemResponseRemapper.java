package com.thebabesclub.commerce.openapi;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.annotation.AnnotationRemapper;
import io.micronaut.inject.visitor.VisitorContext;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import java.lang.annotation.RetentionPolicy;
import java.util.List;

/**
 * Keeps the annotations of this package out of bean definitions, as micronaut-openapi does with
 * Swagger's, and makes of {@link ProblemResponse} the {@code ApiResponse} that it stands for.
 */
public final class ProblemResponseRemapper implements AnnotationRemapper {

    @Override
    public String getPackageName() {
        return ProblemResponse.class.getPackageName();
    }

    @Override
    public List<AnnotationValue<?>> remap(AnnotationValue<?> annotation, VisitorContext context) {
        return List.of(
                annotation.getAnnotationName().equals(ProblemResponse.class.getName())
                        ? response(annotation)
                        : AnnotationValue.builder(annotation, RetentionPolicy.SOURCE).build());
    }

    private static AnnotationValue<?> response(AnnotationValue<?> problem) {
        String detail = problem.getRequiredValue("detail", String.class);
        return AnnotationValue.builder(ApiResponse.class.getName(), RetentionPolicy.SOURCE)
                .member("responseCode", problem.getRequiredValue("status", String.class))
                .member(
                        "description",
                        problem.stringValue("description")
                                .filter(text -> !text.isEmpty())
                                .orElse(detail))
                .member("content", only(content(example(problem, detail))))
                .build();
    }

    private static AnnotationValue<Content> content(String example) {
        return AnnotationValue.builder(Content.class)
                .member("mediaType", "application/problem+json")
                .member(
                        "schema",
                        AnnotationValue.builder(Schema.class)
                                .member("ref", "#/components/schemas/Problem")
                                .build())
                .member(
                        "examples",
                        only(
                                AnnotationValue.builder(ExampleObject.class)
                                        .member("value", example)
                                        .build()))
                .build();
    }

    private static AnnotationValue<?>[] only(AnnotationValue<?> value) {
        return new AnnotationValue<?>[] {value};
    }

    private static String example(AnnotationValue<?> problem, String detail) {
        String code = problem.getRequiredValue("code", String.class);
        String title = code.replace('_', ' ');
        return """
        {"type": "https://thebabesclub.com/problems/%s", "title": "%s", "status": %s, "detail": "%s",
         "code": "%s", "errors": [%s], "requestId": "5f0c4d6f2b1e4a0f9d3c8a7b6e5d4c3b", "error": "%4$s"}
        """
                .formatted(
                        code.replace('_', '-'),
                        Character.toUpperCase(title.charAt(0)) + title.substring(1),
                        problem.getRequiredValue("status", String.class),
                        detail,
                        code,
                        error(problem));
    }

    private static String error(AnnotationValue<?> problem) {
        return problem.stringValue("path")
                .filter(path -> !path.isEmpty())
                .map(
                        path ->
                                "{\"path\": \"%s\", \"message\": \"%s\"}"
                                        .formatted(path, problem.stringValue("message").orElse("")))
                .orElse("");
    }
}
