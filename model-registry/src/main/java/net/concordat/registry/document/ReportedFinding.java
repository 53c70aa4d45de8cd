// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.time.LocalDate;

/**
 * A finding of a validation report as it stands.
 *
 * @param modelId of which model
 * @param version of which of its versions
 * @param id its name in the report
 * @param severity how bad it is
 * @param status what became of it
 * @param owner who is to mend it
 * @param dueDate until when
 * @param description what was found: its first 1,000 characters
 */
public record ReportedFinding(
    String modelId,
    int version,
    String id,
    Finding.Severity severity,
    Finding.Status status,
    String owner,
    LocalDate dueDate,
    String description) {}
