// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A corda.jar of nothing but a manifest, whose class path is absolute. Corda's bootstrapper copies
 * corda.jar into each node's folder, where the relative class path of the built one would lead
 * nowhere. Nodes are started from the built one, so the distribution can be moved at any time.
 */
final class ThinCordaJar {
  private ThinCordaJar() {}

  static void write(Path cordaJar, Path target) throws IOException {
    Manifest manifest;
    try (JarFile built = new JarFile(cordaJar.toFile())) {
      manifest = new Manifest(built.getManifest());
    }
    Attributes attributes = manifest.getMainAttributes();
    String absolute =
        Arrays.stream(attributes.getValue(Attributes.Name.CLASS_PATH).split(" "))
            .map(relative -> cordaJar.resolveSibling(relative).toUri().toString())
            .collect(Collectors.joining(" "));
    attributes.put(Attributes.Name.CLASS_PATH, absolute);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target), manifest)) {
      jar.finish();
    }
  }
}
