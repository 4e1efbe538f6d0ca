package com.thebabesclub.commerce.packaging.image;

import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The framework's annotation types without the annotations that only its compiler reads. It asks
 * each for {@link Repeatable} at a start, and Java then makes a class for every annotation that
 * stands beside it; no AOT cache holds those.
 */
final class AnnotationTypes {

    private static final String FRAMEWORK = "io/micronaut/";

    private static final Set<String> READ_BY_JAVA =
            Stream.of(Inherited.class, Repeatable.class, Retention.class)
                    .map(Class::descriptorString)
                    .collect(Collectors.toUnmodifiableSet());

    private AnnotationTypes() {}

    /** The file as it is, unless it is one of these. */
    static byte[] bare(String name, byte[] file) {
        if (!name.startsWith(FRAMEWORK) || !name.endsWith(".class")) {
            return file;
        }
        ClassModel type = ClassFile.of().parse(file);
        return type.flags().has(AccessFlag.ANNOTATION)
                ? ClassFile.of().transformClass(type, withoutOthers())
                : file;
    }

    private static ClassTransform withoutOthers() {
        return (builder, element) -> {
            if (element instanceof RuntimeVisibleAnnotationsAttribute annotations) {
                List<Annotation> kept =
                        annotations.annotations().stream()
                                .filter(
                                        each ->
                                                READ_BY_JAVA.contains(
                                                        each.className().stringValue()))
                                .toList();
                builder.with(RuntimeVisibleAnnotationsAttribute.of(kept));
            } else {
                builder.with(element);
            }
        };
    }
}
