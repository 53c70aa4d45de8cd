// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a finding since the report was written. What is null stays as it is.
 *
 * @param status what became of it
 * @param resolution how it was mended, or why it is borne
 * @param owner who is to mend it now
 * @param dueDate until when now
 */
public record FindingChange(
    Finding.@Nullable Status status,
    @Nullable String resolution,
    @Nullable String owner,
    @Nullable LocalDate dueDate) {}
