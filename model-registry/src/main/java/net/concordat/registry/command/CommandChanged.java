// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

/**
 * A command stands otherwise than before.
 *
 * @param command as it stands now
 */
public record CommandChanged(CommandView command) {}
