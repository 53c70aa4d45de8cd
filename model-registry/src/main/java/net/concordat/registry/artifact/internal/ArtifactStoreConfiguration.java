// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.internal;

import java.io.IOException;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.registry.security.BankOnly;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the store. */
@BankOnly
@Configuration
class ArtifactStoreConfiguration {
  @Bean
  ArtifactStore artifactStore(ArtifactProperties artifacts) throws IOException {
    return new DirectoryArtifactStore(artifacts.directory());
  }
}
