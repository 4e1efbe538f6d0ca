package com.thebabesclub.commerce.packaging.image;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A lambda that captures nothing. Its body is a static method of the class that it stands in, or a
 * public one of its first argument.
 *
 * @param type the interface that it implements
 * @param method the interface's method
 * @param erased the method's type as the interface has it
 * @param actual the same with the types that the lambda is for
 * @param body what it does
 * @param own the class that it becomes
 */
record StatelessLambda(
        ClassDesc type,
        String method,
        MethodTypeDesc erased,
        MethodTypeDesc actual,
        DirectMethodHandleDesc body,
        ClassDesc own) {

    private static final ClassDesc FACTORY =
            LambdaMetafactory.class.describeConstable().orElseThrow();
    private static final String PLAIN = "metafactory";

    /** The lambda that the call makes; empty where it is of another sort. */
    static Optional<StatelessLambda> of(
            ClassDesc in, InvokeDynamicInstruction call, int number) {
        DirectMethodHandleDesc made = call.bootstrapMethod();
        if (!made.owner().equals(FACTORY)
                || !made.methodName().equals(PLAIN)
                || call.typeSymbol().parameterCount() > 0) {
            return Optional.empty();
        }
        StatelessLambda lambda =
                new StatelessLambda(
                        call.typeSymbol().returnType(),
                        call.name().stringValue(),
                        (MethodTypeDesc) call.bootstrapArgs().get(0),
                        (MethodTypeDesc) call.bootstrapArgs().get(2),
                        (DirectMethodHandleDesc) call.bootstrapArgs().get(1),
                        in.nested("Lambda" + number));
        return lambda.isPlain(in) ? Optional.of(lambda) : Optional.empty();
    }

    /** The body takes and gives just what the lambda does: nothing is boxed. */
    private boolean isPlain(ClassDesc in) {
        return (isStatic() ? body.owner().equals(in) : isOfArgument())
                && body.invocationType().parameterList().equals(actual.parameterList())
                && isSameReturned()
                && Stream.concat(erased.parameterList().stream(), actual.parameterList().stream())
                        .noneMatch(ClassDesc::isPrimitive);
    }

    private boolean isStatic() {
        return body.kind() == DirectMethodHandleDesc.Kind.STATIC;
    }

    private boolean isOfArgument() {
        return body.kind() == DirectMethodHandleDesc.Kind.VIRTUAL
                || body.kind() == DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL;
    }

    private boolean isSameReturned() {
        ClassDesc returned = body.invocationType().returnType();
        return erased.returnType().isPrimitive()
                ? erased.returnType().equals(returned)
                : !returned.isPrimitive();
    }

    /** Where its class is in a jar. */
    String file() {
        String descriptor = own.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + ".class";
    }

    /** Makes one, in place of the call. */
    void make(CodeBuilder code) {
        code.new_(own).dup().invokespecial(own, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    }

    byte[] classFile() {
        return ClassFile.of()
                .build(
                        own,
                        type ->
                                type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                                        .withInterfaceSymbols(this.type)
                                        .withMethodBody(
                                                ConstantDescs.INIT_NAME,
                                                ConstantDescs.MTD_void,
                                                0,
                                                StatelessLambda::construct)
                                        .withMethodBody(
                                                method,
                                                erased,
                                                ClassFile.ACC_PUBLIC,
                                                this::call));
    }

    private static void construct(CodeBuilder code) {
        code.aload(0)
                .invokespecial(
                        ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_();
    }

    private void call(CodeBuilder code) {
        for (int at = 0; at < actual.parameterCount(); at++) {
            code.aload(code.parameterSlot(at));
            if (!actual.parameterType(at).equals(erased.parameterType(at))) {
                code.checkcast(actual.parameterType(at));
            }
        }
        ClassDesc owner = body.owner();
        String name = body.methodName();
        switch (body.kind()) {
            case VIRTUAL -> code.invokevirtual(owner, name, method(body));
            case INTERFACE_VIRTUAL -> code.invokeinterface(owner, name, method(body));
            default -> code.invokestatic(owner, name, method(body), body.isOwnerInterface());
        }
        code.return_(TypeKind.from(erased.returnType()));
    }

    private static MethodTypeDesc method(DirectMethodHandleDesc body) {
        return MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
    }
}
