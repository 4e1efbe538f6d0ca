package com.thebabesclub.commerce.openapi;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.order.Ordered;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;

import java.util.Set;

/**
 * Takes what describes a route from the beans, once the description is written. micronaut-openapi
 * keeps its annotations out of bean definitions, but not those that can be repeated; each would be
 * built when a function starts.
 */
public final class DescriptionRemoval implements TypeElementVisitor<Object, Object> {

    private static final String SWAGGER = "io.swagger.";
    private static final String OURS = ProblemResponse.class.getPackageName() + ".";

    @Override
    public Set<String> getSupportedAnnotationNames() {
        return Set.of("*");
    }

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.AGGREGATING;
    }

    /** After every visitor of micronaut-openapi: the compiler calls the highest first. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void visitClass(ClassElement type, VisitorContext context) {
        remove(type);
    }

    @Override
    public void visitMethod(MethodElement method, VisitorContext context) {
        remove(method);
        for (ParameterElement parameter : method.getParameters()) {
            remove(parameter);
        }
    }

    private static void remove(Element element) {
        element.removeAnnotationIf(DescriptionRemoval::describes);
        element.getAnnotationMetadata().getStereotypeAnnotationNames().stream()
                .filter(DescriptionRemoval::isOurs)
                .forEach(element::removeStereotype);
    }

    private static boolean describes(AnnotationValue<?> annotation) {
        return isOurs(annotation.getAnnotationName());
    }

    private static boolean isOurs(String name) {
        return name.startsWith(SWAGGER) || name.startsWith(OURS);
    }
}
