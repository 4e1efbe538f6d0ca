package com.thebabesclub.commerce.packaging.startup;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;

import io.micronaut.aot.core.AOTModule;
import io.micronaut.aot.core.Option;
import io.micronaut.aot.core.Runtime;
import io.micronaut.aot.std.sourcegen.AbstractStaticServiceLoaderSourceGenerator;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/**
 * The optimizer's list of services, written so that an AOT cache starts fast on it: one class makes
 * all services of a kind. Both forms that the optimizer has itself make a lambda of each service,
 * and a start links every class in its cache.
 */
@AOTModule(
        id = ServiceListGenerator.ID,
        description = "Lists services ahead of time, in as few classes as possible",
        options = {
            @Option(key = "service.types", description = "The kinds of services"),
            @Option(
                    key = "serviceloading.rejected.impls",
                    description = "Services that are left out"),
            @Option(
                    key = "serviceloading.force.include.impls",
                    description = "Services that are kept whatever their conditions say")
        },
        enabledOn = Runtime.JIT)
public final class ServiceListGenerator extends AbstractStaticServiceLoaderSourceGenerator {

    static final String ID = "serviceloading.list";

    @Override
    protected void generateFindAllMethod(
            Stream<Class<?>> services, String name, Class<?> type, TypeSpec.Builder factory) {
        List<Class<?>> made =
                services.filter(ServiceListGenerator::hasConstructor)
                        .sorted(Comparator.comparing(Class::getName))
                        .toList();
        TypeName definition = ParameterizedTypeName.get(StaticDefinition.class, type);
        MethodSpec.Builder findAll =
                MethodSpec.methodBuilder("findAll")
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(
                                ParameterizedTypeName.get(Predicate.class, String.class), "wanted")
                        .returns(ParameterizedTypeName.get(ClassName.get(Stream.class), definition))
                        .addStatement(
                                "$T found = new $T<>($L)",
                                ParameterizedTypeName.get(ClassName.get(List.class), definition),
                                ArrayList.class,
                                made.size());
        CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("switch (number)");
        for (int number = 0; number < made.size(); number++) {
            Class<?> service = made.get(number);
            findAll.beginControlFlow("if (wanted.test($S))", service.getName())
                    .addStatement(
                            "found.add($T.of($S, new Maker($L)))",
                            StaticDefinition.class,
                            service.getName(),
                            number)
                    .endControlFlow();
            cases.addStatement("case $L: return new $T()", number, service);
        }
        cases.addStatement("default: throw new $T()", IllegalStateException.class).endControlFlow();
        factory.addMethod(findAll.addStatement("return found.stream()").build());
        factory.addType(maker(type, cases.build()));
    }

    private static TypeSpec maker(Class<?> type, CodeBlock cases) {
        return TypeSpec.classBuilder("Maker")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(Supplier.class, type))
                .addField(int.class, "number", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(
                        MethodSpec.constructorBuilder()
                                .addParameter(int.class, "number")
                                .addStatement("this.number = number")
                                .build())
                .addMethod(
                        MethodSpec.methodBuilder("get")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PUBLIC)
                                .returns(type)
                                .addCode(cases)
                                .build())
                .build();
    }

    private static boolean hasConstructor(Class<?> service) {
        return Arrays.stream(service.getConstructors()).anyMatch(ServiceListGenerator::isPlain);
    }

    private static boolean isPlain(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0;
    }
}
