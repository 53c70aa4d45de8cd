// SPDX-License-Identifier: Apache-2.0
/** Recording what a member measured. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.evaluation;
