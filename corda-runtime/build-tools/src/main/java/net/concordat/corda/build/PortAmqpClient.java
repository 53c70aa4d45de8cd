// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import java.io.IOException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes Corda's class that keeps the connection to a peer, with another wait between attempts.
 *
 * <p>Corda doubles the wait from one second up to a minute, and waits five minutes, later a day,
 * once a TLS handshake has failed, as it does when the peer is killed during one. The wait here is
 * doubled up to {@value #LONGEST_WAIT_MILLIS} ms, whatever the failure was.
 */
public final class PortAmqpClient {
  static final long LONGEST_WAIT_MILLIS = 5_000;

  private static final String CLIENT = "net/corda/nodeapi/internal/protonwrapper/netty/AMQPClient";
  private static final String METHOD = "setTargetRetryInterval";
  private static final String FIELD = "retryInterval";

  private PortAmqpClient() {}

  /**
   * Writes the class.
   *
   * @param args the class folder to write to, the jar of corda-node-api
   * @throws IOException if the jar cannot be read or the class not written
   */
  public static void main(String[] args) throws IOException {
    PortedClass.write(CLIENT, args, Rewriter::new);
  }

  private static final class Rewriter extends PortedClass.Rewriter {
    Rewriter(ClassVisitor next) {
      super(next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!name.equals(METHOD) || !descriptor.equals("()V")) {
        return method;
      }
      rewritten++;
      writeBody(method);
      return new MethodVisitor(Opcodes.ASM9) {};
    }

    /** {@code retryInterval = Math.min(LONGEST_WAIT_MILLIS, retryInterval * 2)}. */
    private static void writeBody(MethodVisitor method) {
      method.visitCode();
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitLdcInsn(LONGEST_WAIT_MILLIS);
      method.visitVarInsn(Opcodes.ALOAD, 0);
      method.visitFieldInsn(Opcodes.GETFIELD, CLIENT, FIELD, "J");
      method.visitLdcInsn(2L);
      method.visitInsn(Opcodes.LMUL);
      method.visitMethodInsn(
          Opcodes.INVOKESTATIC, "java/lang/Math", "min", "(JJ)J", /* isInterface= */ false);
      method.visitFieldInsn(Opcodes.PUTFIELD, CLIENT, FIELD, "J");
      method.visitInsn(Opcodes.RETURN);
      method.visitMaxs(0, 0);
      method.visitEnd();
    }
  }
}
