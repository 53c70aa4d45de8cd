// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.registry;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the one network of registries, founded when the first class asks for it. */
final class SharedRegistries implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RegistryNetwork.class;
  }

  @Override
  public RegistryNetwork resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedRegistries.class))
        .getOrComputeIfAbsent(Holder.class)
        .current();
  }

  /** Public, since JUnit makes it. */
  public static final class Holder implements CloseableResource {
    private @Nullable RegistryNetwork current;

    RegistryNetwork current() {
      if (current == null) {
        try {
          current = RegistryNetwork.start();
        } catch (IOException e) {
          throw new ParameterResolutionException("The registries do not come up", e);
        }
      }
      return current;
    }

    @Override
    public void close() throws Exception {
      if (current != null) {
        current.close();
      }
    }
  }
}
