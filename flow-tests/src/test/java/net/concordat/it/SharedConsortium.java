// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One network for all test classes that ask for it, founded when the first of them does: starting
 * one takes longer than most tests. Each test works on models of its own.
 */
final class SharedConsortium implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestConsortium.class;
  }

  @Override
  public TestConsortium resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Holder holder =
        context
            .getRoot()
            .getStore(Namespace.create(SharedConsortium.class))
            .getOrComputeIfAbsent(Holder.class);
    TestConsortium consortium =
        parameter.isAnnotated(Unfounded.class) ? holder.unfounded() : holder.current();
    if (!parameter.isAnnotated(Unfounded.class) && !consortium.isFounded()) {
      consortium.found();
    }
    return consortium;
  }

  /** Public, since JUnit makes it. */
  public static final class Holder implements CloseableResource {
    private @Nullable TestConsortium current;
    private @Nullable Path stores;

    TestConsortium current() {
      if (current == null) {
        try {
          stores = Files.createTempDirectory("concordat-stores");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        current = new TestConsortium(stores);
      }
      return current;
    }

    /** Corda allows one network at a time. */
    TestConsortium unfounded() {
      if (current != null && current.isFounded()) {
        close();
      }
      return current();
    }

    @Override
    public void close() {
      if (current != null) {
        current.close();
        current = null;
      }
      if (stores != null) {
        delete(stores);
        stores = null;
      }
    }

    private static void delete(Path directory) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
