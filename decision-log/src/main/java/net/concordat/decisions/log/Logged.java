// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps in one place.
 *
 * @param record what was hashed
 * @param payload of a decision; null once it was erased, and with an override
 */
public record Logged(LogRecord record, @Nullable Payload payload) {}
