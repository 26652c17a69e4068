package org.govchain.acceptance.agent;

import static java.lang.classfile.ClassFile.ClassHierarchyResolverOption;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process the hard way when a named method has returned for the n-th time, so that a crash can be placed right
 * after each durable step while the product carries no hook for it.
 *
 * <p>Use: {@code -javaagent:agent.jar=org.govchain.service.x.Y#method:3}, or {@code #>method:3} for the moment before the
 * method does anything. The process ends with status 137, as after
 * {@code kill -9}: no shutdown hook, no finally block, no flushed buffer.
 */
public final class CrashAgent {

    private static final AtomicInteger REMAINING = new AtomicInteger();

    private CrashAgent() {}

    /** Called by the JVM before {@code main}; {@code argument} is {@code class#method:count}. */
    public static void premain(String argument, Instrumentation instrumentation) {
        int hash = argument.indexOf('#');
        int colon = argument.indexOf(':', hash);
        if (hash < 1 || colon < hash + 2) {
            throw new IllegalArgumentException("expected class#method:count, got " + argument);
        }
        REMAINING.set(Integer.parseInt(argument.substring(colon + 1)));
        String className = argument.substring(0, hash).replace('.', '/');
        instrumentation.addTransformer(new Weaver(className, argument.substring(hash + 1, colon)));
    }

    /** Called by the woven method just before it returns. */
    public static void passed() {
        if (REMAINING.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
        }
    }

    private record Weaver(String className, String methodName) implements ClassFileTransformer {

        private static final ClassDesc AGENT = ClassDesc.of(CrashAgent.class.getName());
        private static final MethodTypeDesc PASSED = MethodTypeDesc.of(ConstantDescs.CD_void);

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String internalName,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (!className.equals(internalName) || loader == null) {
                return null;
            }
            ClassFile classFile =
                    ClassFile.of(ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
            boolean atEntry = methodName.startsWith(">");
            String name = atEntry ? methodName.substring(1) : methodName;
            return classFile.transformClass(
                    classFile.parse(bytes),
                    ClassTransform.transformingMethodBodies(
                            method -> method.methodName().equalsString(name), atEntry ? new Entry() : new Exit()));
        }

        private static final class Entry implements CodeTransform {

            @Override
            public void atStart(CodeBuilder code) {
                code.invokestatic(AGENT, "passed", PASSED);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        }

        private static final class Exit implements CodeTransform {

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (element instanceof ReturnInstruction) {
                    code.invokestatic(AGENT, "passed", PASSED);
                }
                code.with(element);
            }
        }
    }
}
