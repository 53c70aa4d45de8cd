// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.build;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Moves ASM's classes to another package. */
final class AsmRelocator {
  private static final String ASM = "org/objectweb/asm/";

  private final String target;

  /**
   * @param target the new package as a path, with a slash at its end
   */
  AsmRelocator(String target) {
    this.target = target;
  }

  /** The given class or file name, moved if it is one of ASM's. */
  String name(String name) {
    return name.startsWith(ASM) ? target + name.substring(ASM.length()) : name;
  }

  /** The given class with every mention of ASM's package moved. */
  byte[] relocate(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    Remapper remapper =
        new Remapper() {
          @Override
          public String map(String internalName) {
            return name(internalName);
          }
        };
    new ClassReader(classFile).accept(new ClassRemapper(writer, remapper), 0);
    return writer.toByteArray();
  }
}
