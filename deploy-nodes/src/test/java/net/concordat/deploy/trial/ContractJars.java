// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Enumeration;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.corda.build.SignJar;
import net.concordat.deploy.ContractJar;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Other contract jars than the one built, signed by the same key. */
final class ContractJars {
  private static final Attributes.Name VERSION = new Attributes.Name("Cordapp-Contract-Version");
  private static final String ANY_CONTRACT =
      ConcordatContract.class.getName().replace('.', '/') + ".class";

  private ContractJars() {}

  /** The next release: the same code in version 2. */
  static ContractJar next(ContractJar present, Path file)
      throws IOException, GeneralSecurityException {
    return write(present, file, "2", content -> content);
  }

  /**
   * What a thief of the contract key would sign: version 3, in which no contract refuses anything.
   */
  static ContractJar lawless(ContractJar present, Path file)
      throws IOException, GeneralSecurityException {
    return write(present, file, "3", ContractJars::withEmptyVerify);
  }

  private static ContractJar write(
      ContractJar present, Path file, String version, UnaryOperator<byte[]> change)
      throws IOException, GeneralSecurityException {
    // Unverified, since the digests of the present signature are taken out.
    try (JarFile jar = new JarFile(present.path().toFile(), false)) {
      Manifest manifest = jar.getManifest();
      manifest.getMainAttributes().put(VERSION, version);
      manifest.getEntries().clear();
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          if (!entry.getName().startsWith("META-INF/")) {
            out.putNextEntry(new JarEntry(entry.getName()));
            byte[] content = read(jar, entry);
            out.write(entry.getName().equals(ANY_CONTRACT) ? change.apply(content) : content);
          }
        }
      }
    }
    SignJar.main(new String[] {file.toString()});
    return new ContractJar(file);
  }

  private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream content = jar.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }

  private static byte[] withEmptyVerify(byte[] contractClass) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(contractClass)
        .accept(
            new ClassVisitor(Opcodes.ASM5, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String type,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, type, signature, exceptions);
                if (!name.equals("verify")) {
                  return method;
                }
                method.visitCode();
                method.visitInsn(Opcodes.RETURN);
                method.visitMaxs(0, 2);
                method.visitEnd();
                return new MethodVisitor(Opcodes.ASM5) {};
              }
            },
            0);
    return writer.toByteArray();
  }
}
