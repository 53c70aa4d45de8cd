// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.ledger.StateId;
import org.jspecify.annotations.Nullable;

/**
 * A command as it stands.
 *
 * @param id which; the states that it leaves on the ledger carry it
 * @param kind what it does
 * @param arguments with what
 * @param caller who asked for it, by the subject of the token
 * @param attempt which attempt, from 1
 * @param status how it stands
 * @param progress what the node is doing; null where it does not say
 * @param state what it left on the ledger; null before, and where it leaves nothing there
 * @param result what that state says; null where the registry does not show its kind
 * @param problem why it was not done; null unless it was refused or failed
 * @param createdAt when it was first asked for
 * @param updatedAt when it last changed
 */
public record CommandView(
    UUID id,
    String kind,
    JsonNode arguments,
    String caller,
    int attempt,
    CommandStatus status,
    @Nullable String progress,
    @Nullable StateId state,
    @Nullable JsonNode result,
    @Nullable CommandProblem problem,
    Instant createdAt,
    Instant updatedAt) {}
