// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes two changes in Quasar's classes.
 *
 * <ul>
 *   <li>Quasar asks ASM for API level 7, a constant that the compiler copied into each place, and
 *       then refuses the sealed types of newer JDKs. It gets level 9.
 *   <li>Quasar switches the jar cache off when it looks at a class, so each look opens the jar anew
 *       and verifies the signed Bouncy Castle jar again: most of a node's start-up. The cache stays
 *       on, unless the system property {@value #JAR_CACHES} is {@code false}, with which the cost
 *       can be measured.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
final class QuasarRewriter {
  static final String JAR_CACHES = "concordat.quasar.jarCaches";

  /** How many places of each kind were changed. */
  record Changes(int apiLevels, int jarCaches) {}

  private int apiLevels;
  private int jarCaches;

  Changes changes() {
    return new Changes(apiLevels, jarCaches);
  }

  byte[] rewrite(byte[] classFile) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(classFile).accept(new Classes(writer), 0);
    return writer.toByteArray();
  }

  private final class Classes extends ClassVisitor {
    Classes(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Methods(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private final class Methods extends MethodVisitor {
    Methods(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value.equals(Opcodes.ASM7)) {
        apiLevels++;
        super.visitLdcInsn(Opcodes.ASM9);
      } else {
        super.visitLdcInsn(value);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (name.equals("setUseCaches")) {
        jarCaches++;
        super.visitInsn(Opcodes.POP);
        super.visitLdcInsn(JAR_CACHES);
        super.visitLdcInsn("true");
        callStatic(
            "java/lang/System",
            "getProperty",
            "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;");
        callStatic("java/lang/Boolean", "parseBoolean", "(Ljava/lang/String;)Z");
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    private void callStatic(String owner, String name, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
  }
}
