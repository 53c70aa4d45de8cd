// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes Corda's vault, with another way to look up what a transaction consumes and references.
 *
 * <p>Corda asks for all these states in one query, page by page. Where there are two or more, H2
 * uses no index for it and looks at every state of the vault, whenever a transaction is recorded.
 * Here a page is one state, which the primary key finds.
 */
public final class PortVaultService {
  private static final String VAULT = "net/corda/node/services/vault/NodeVaultService";
  private static final String METHOD = "loadStates";
  private static final String DESCRIPTOR = "(Ljava/util/Collection;)Ljava/util/Collection;";
  private static final String PAGE_SIZE = "getPageSize";

  private PortVaultService() {}

  /**
   * Writes the class.
   *
   * @param args the class folder to write to, the jar of corda-node
   * @throws IOException if the jar cannot be read or the class not written
   */
  public static void main(String[] args) throws IOException {
    PortedClass.write(VAULT, args, Rewriter::new);
  }

  private static final class Rewriter extends PortedClass.Rewriter {
    Rewriter(ClassVisitor next) {
      super(next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return name.equals(METHOD) && descriptor.equals(DESCRIPTOR) ? oneByOne(method) : method;
    }

    private MethodVisitor oneByOne(MethodVisitor method) {
      return new MethodVisitor(Opcodes.ASM9, method) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          if (name.equals(PAGE_SIZE)) {
            rewritten++;
            super.visitInsn(Opcodes.POP);
            super.visitInsn(Opcodes.ICONST_1);
          } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
          }
        }
      };
    }
  }
}
