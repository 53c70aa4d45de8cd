// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.LocalDate;

/**
 * What a validator found.
 *
 * @param modelId of which model
 * @param version of which of its versions
 * @param id its name in the report
 * @param severity LOW, MEDIUM, HIGH or CRITICAL
 * @param status OPEN, CLOSED or ACCEPTED
 * @param owner who is to mend it
 * @param dueDate until when
 * @param description its beginning
 */
public record OpenFinding(
    String modelId,
    int version,
    String id,
    String severity,
    String status,
    String owner,
    LocalDate dueDate,
    String description) {}
