// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.artifact.internal;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import net.concordat.registry.security.BankOnly;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The bank's artifacts.
 *
 * @param directory the folder that the bank's node has as its {@code artifactStore}
 * @param largest the largest artifact that is taken; the ledger knows none above 64 GB
 */
@BankOnly
@Validated
@ConfigurationProperties("concordat.artifacts")
public record ArtifactProperties(@NotNull Path directory, @DefaultValue("4GB") DataSize largest) {}
