// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The party's own node.
 *
 * @param rpcAddress host and port of its RPC
 * @param user its RPC user; always the same, since the node remembers requests by user
 * @param passwordFile the file that holds the user's password and nothing else
 * @param pollInterval how often the vault is looked at when the node tells of nothing new
 * @param overlap how far before the newest state seen the vault is read again: the node's clock
 *     stamps a state before it is visible
 */
@Validated
@ConfigurationProperties("concordat.node")
public record NodeProperties(
    @NotBlank String rpcAddress,
    @NotBlank String user,
    @NotNull Path passwordFile,
    @DefaultValue("15s") Duration pollInterval,
    @DefaultValue("10m") Duration overlap) {}
