// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

import org.jspecify.annotations.Nullable;

/**
 * Why a command was not done.
 *
 * @param status 409 where it was refused because of how things stand, 422 where because of what was
 *     asked, 502 where the node failed
 * @param rule the rule that refused it; null where none did
 * @param detail in a sentence, with what was given
 */
public record CommandProblem(int status, @Nullable String rule, String detail) {}
